#include "cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "cli/messages.h"

namespace chengwen::cli {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
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

bool write_all(int descriptor, const Pieces& pieces) {
  while (const auto piece = pieces())
    if (!write_all(descriptor, *piece)) return false;
  return true;
}

void report_unwritten(const std::string& path, int error, diag::Report& report) {
  if (error == ENOSPC || error == EDQUOT) {
    report.add(diag::Diagnostic(messages::kDiskFull, {path}));
  } else {
    report.add(diag::Diagnostic(messages::kCannotWrite, {path, reason(error)}));
  }
}

// A name in `folder` that no other file of this program has.
fs::path temporary_name(const fs::path& folder) {
  static std::atomic<unsigned> count = 0;
  return folder / (".chengwen-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
}

/// A regular file that will be written, and the permissions of the one that it replaces.
struct Target {
  fs::path path;
  std::optional<mode_t> replaced;

  fs::path folder() const { return path.has_parent_path() ? path.parent_path() : fs::path("."); }
};

/// A file that takes its name only when it is whole. Until then it has none, so that nothing is
/// left of it whatever happens; where the file system has no such files it has a temporary name.
class Draft {
 public:
  explicit Draft(const Target& target)
      : target_(target),
        folder_(target.folder()),
        file_(can_link() ? ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1) {
    if (file_.number() >= 0) return;
    const fs::path name = temporary_name(folder_);
    file_ = Descriptor(::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
    if (file_.number() >= 0) temporary_ = name;
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }

  /// Writes the pieces and gives them the name; errno tells why not.
  bool publish(const Pieces& pieces) {
    if (file_.number() < 0) return false;
    if (target_.replaced && ::fchmod(file_.number(), *target_.replaced) != 0) return false;
    return write_all(file_.number(), pieces) &&
           (temporary_.empty() ? link() : file_.close() && rename());
  }

 private:
  /// A file without a name gets one through /proc, which not every container has.
  static bool can_link() {
    static const bool can = ::access("/proc/self/fd", F_OK) == 0;
    return can;
  }

  bool link() {
    const std::string own = "/proc/self/fd/" + std::to_string(file_.number());
    const auto link_to = [&](const fs::path& name) {
      return ::linkat(AT_FDCWD, own.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    };
    if (!target_.replaced) {
      if (link_to(target_.path)) return true;
      if (errno != EEXIST) return false;  // another program has just made one
    }
    const fs::path name = temporary_name(folder_);
    if (!link_to(name)) return false;
    temporary_ = name;
    return rename();
  }

  bool rename() {
    if (::rename(temporary_.c_str(), target_.path.c_str()) != 0) return false;
    temporary_.clear();
    return true;
  }

  Target target_;
  fs::path folder_, temporary_;
  Descriptor file_;
};

}  // namespace

bool append(int descriptor, const std::string& path, std::string_view bytes, diag::Report& report) {
  if (write_all(descriptor, bytes)) return true;
  report_unwritten(path, errno, report);
  return false;
}

std::optional<std::string> read_file(const std::string& path, diag::Report& report) {
  std::string bytes;
  if (path == "-") {
    if (read_rest(STDIN_FILENO, path, bytes, report)) return bytes;
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
  if (read_rest(file.number(), path, bytes, report)) return bytes;
  return std::nullopt;
}

bool read_rest(int descriptor, const std::string& path, std::string& bytes, diag::Report& report) {
  if (read_all(descriptor, bytes)) return true;
  report.add(diag::Diagnostic(messages::kCannotRead, {path, reason(errno)}));
  return false;
}

namespace {

bool is_file(const std::string& path) {
  return !path.empty() && path != "-";
}

/// A file that is not there yet can only be another output, by another spelling of its path.
bool are_same(const std::string& path, bool exists, const std::string& other) {
  if (!is_file(other)) return false;
  std::error_code ignored;
  if (exists) return fs::equivalent(path, other, ignored);
  const auto full = [&](const fs::path& name) {
    return fs::weakly_canonical(fs::absolute(name, ignored), ignored);
  };
  return full(path) == full(other);
}

}  // namespace

bool are_apart(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
               diag::Report& report) {
  for (auto output = outputs.begin(); output != outputs.end(); ++output) {
    if (!is_file(*output)) continue;
    std::error_code ignored;
    const bool exists = fs::exists(*output, ignored);
    const auto same = [&](const std::string& other) { return are_same(*output, exists, other); };
    if ((exists && std::any_of(inputs.begin(), inputs.end(), same)) ||
        std::any_of(outputs.begin(), output, same)) {
      report.add(diag::Diagnostic(messages::kSameFile, {*output}));
      return false;
    }
  }
  return true;
}

namespace {

// A device or a pipe is written into; it cannot be replaced.
bool write_through(const std::string& path, const Pieces& pieces, diag::Report& report) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.number() >= 0 && write_all(file.number(), pieces) && file.close()) return true;
  report_unwritten(path, errno, report);
  return false;
}

}  // namespace

bool write_file(const std::string& path, std::string_view bytes, diag::Report& report) {
  bool given = false;
  const auto once = [&] {
    return std::exchange(given, true) ? std::nullopt : std::optional(bytes);
  };
  return write_file(path, once, report);
}

bool write_file(const std::string& path, const Pieces& pieces, diag::Report& report) {
  if (path == "-") {
    if (write_all(STDOUT_FILENO, pieces)) return true;
    report_unwritten(path, errno, report);
    return false;
  }
  std::error_code ignored;
  Target target{path, {}};
  struct stat old {};
  bool exists = ::lstat(path.c_str(), &old) == 0;
  if (exists && S_ISLNK(old.st_mode)) {
    // A link keeps pointing where it does: the file behind it is the one that is replaced.
    target.path = fs::weakly_canonical(path, ignored);
    exists = ::stat(path.c_str(), &old) == 0;
  }
  if (exists && S_ISDIR(old.st_mode)) {
    report.add(diag::Diagnostic(messages::kIsFolder, {path}));
    return false;
  }
  if (exists && !S_ISREG(old.st_mode)) return write_through(path, pieces, report);
  if (exists) target.replaced = old.st_mode & 07777;
  Draft draft(target);
  if (draft.publish(pieces)) return true;
  const int error = errno;
  if (fs::is_directory(target.folder(), ignored)) {
    report_unwritten(path, error, report);
  } else {
    report.add(diag::Diagnostic(messages::kNoFolder, {target.folder().string()})
                   .note(messages::kMakeFolder));
  }
  return false;
}

}  // namespace chengwen::cli
