#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/messages.h"

namespace chengwen::cli {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool close() {
    if (number_ < 0) return true;
    const int closed = ::close(number_);
    number_ = -1;
    return closed == 0;
  }

 private:
  int number_;
};

// strerror() follows the C locale, which this program never sets: English words.
std::string reason(int error) {
  return std::strerror(error);
}

bool read_all(int descriptor, std::string& bytes) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void report_unwritten(const std::string& path, int error, diag::Report& report) {
  if (error == ENOSPC || error == EDQUOT) {
    report.add(diag::Diagnostic(messages::kDiskFull, {path}));
  } else {
    report.add(diag::Diagnostic(messages::kCannotWrite, {path, reason(error)}));
  }
}

// The permissions that a plain creation of the file would have given, or those of the file that is
// replaced.
mode_t mode_for(const std::string& path) {
  struct stat old {};
  if (::stat(path.c_str(), &old) == 0) return old.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

std::optional<std::string> read_file(const std::string& path, diag::Report& report) {
  std::string bytes;
  if (path == "-") {
    if (read_all(STDIN_FILENO, bytes)) return bytes;
    report.add(diag::Diagnostic(messages::kCannotRead, {path, reason(errno)}));
    return std::nullopt;
  }
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR) {
      report.add(diag::Diagnostic(messages::kNoFile, {path}));
    } else {
      report.add(diag::Diagnostic(messages::kCannotRead, {path, reason(error)}));
    }
    return std::nullopt;
  }
  if (S_ISDIR(status.st_mode)) {
    report.add(diag::Diagnostic(messages::kIsFolder, {path}));
    return std::nullopt;
  }
  if (status.st_size > 0) bytes.reserve(static_cast<std::size_t>(status.st_size));
  if (read_all(file.number(), bytes)) return bytes;
  report.add(diag::Diagnostic(messages::kCannotRead, {path, reason(errno)}));
  return std::nullopt;
}

namespace {

// A device or a pipe is written into; it cannot be replaced.
bool write_through(const std::string& path, std::string_view bytes, diag::Report& report) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() >= 0 && write_all(file.number(), bytes) && file.close()) return true;
  report_unwritten(path, errno, report);
  return false;
}

}  // namespace

bool write_file(const std::string& path, std::string_view bytes, diag::Report& report) {
  if (path == "-") {
    if (write_all(STDOUT_FILENO, bytes)) return true;
    report_unwritten(path, errno, report);
    return false;
  }
  std::error_code ignored;
  const fs::path target(path);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (fs::is_directory(target, ignored)) {
    report.add(diag::Diagnostic(messages::kIsFolder, {path}));
    return false;
  }
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
    return write_through(path, bytes, report);
  }
  if (!fs::is_directory(folder, ignored)) {
    report.add(
        diag::Diagnostic(messages::kNoFolder, {folder.string()}).note(messages::kMakeFolder));
    return false;
  }
  // A link keeps pointing where it does: the file behind it is the one that is replaced.
  const fs::path real =
      fs::is_symlink(target, ignored) ? fs::weakly_canonical(target, ignored) : target;
  std::string temporary = (real.parent_path() / ".chengwen-XXXXXX").string();
  if (real.parent_path().empty()) temporary = ".chengwen-XXXXXX";
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number() < 0) {
    report_unwritten(path, errno, report);
    return false;
  }
  const bool done = ::fchmod(file.number(), mode_for(real.string())) == 0 &&
                    write_all(file.number(), bytes) && file.close() &&
                    ::rename(temporary.c_str(), real.c_str()) == 0;
  if (done) return true;
  const int error = errno;
  ::unlink(temporary.c_str());
  report_unwritten(path, error, report);
  return false;
}

}  // namespace chengwen::cli
