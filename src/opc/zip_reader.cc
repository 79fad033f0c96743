#include "opc/zip_reader.h"

#include <zip.h>

#include <memory>
#include <string>
#include <utility>

#include "opc/deflate.h"
#include "opc/messages.h"

namespace chengwen::opc {
namespace {

using diag::Diagnostic;
using namespace std::string_view_literals;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;  // [MS-CFB] 2.2
constexpr std::string_view kEncryptedStream =
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;  // [MS-OFFCRYPTO]
constexpr std::string_view kZip = "PK";

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Archive open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  Archive archive(source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  return archive;
}

/// Why something is no zip at all.
Diagnostic not_a_zip(std::string_view bytes) {
  if (bytes.starts_with(kCompoundFile)) {
    return Diagnostic(bytes.find(kEncryptedStream) == bytes.npos ? messages::kOldWord
                                                                 : messages::kPassword);
  }
  return Diagnostic(bytes.starts_with(kZip) ? messages::kDamagedZip : messages::kNotAPackage);
}

std::string megabytes(std::uint64_t bytes) {
  return std::to_string(bytes >> 20);
}

class Reader {
 public:
  Reader(zip_t* archive, std::string_view bytes, const ReadLimits& limits)
      : archive_(archive), file_size_(bytes.size()), limits_(limits) {}

  ZipContents read() {
    ZipContents contents;
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_, 0));
    if (count > limits_.entries) {
      contents.error = Diagnostic(messages::kTooManyEntries, {std::to_string(limits_.entries)});
    }
    for (zip_uint64_t i = 0; i < count && !contents.error; ++i) {
      zip_stat_t stat;
      zip_stat_init(&stat);
      if (zip_stat_index(archive_, i, 0, &stat) != 0) {
        contents.error = Diagnostic(messages::kDamagedZip);
      } else if (contents.error = refused(stat); !contents.error) {
        contents.entries.push_back({stat.name, stat.comp_method, stat.crc, stat.size, {}});
        contents.error = read_data(i, stat.comp_size, contents.entries.back());
      }
    }
    return contents;
  }

 private:
  /// Holds the limits against what the directory says of a file, before anything is read.
  std::optional<Diagnostic> refused(const zip_stat_t& stat) {
    if (stat.encryption_method != ZIP_EM_NONE) return Diagnostic(messages::kPassword);
    if (stat.comp_method != kStored && stat.comp_method != kDeflated) {
      return Diagnostic(messages::kCompression, {stat.name});
    }
    if (stat.size > limits_.part_bytes) {
      return Diagnostic(messages::kPartTooBig, {stat.name, megabytes(limits_.part_bytes)});
    }
    if (stat.size > limits_.ratio_from_bytes && stat.size / limits_.ratio > stat.comp_size) {
      return Diagnostic(messages::kBomb, {stat.name});
    }
    // Entries that share their data make a bomb of a small file.
    compressed_ += stat.comp_size;
    if (compressed_ > file_size_) return Diagnostic(messages::kDamagedZip);
    total_ += stat.size;
    if (total_ > limits_.total_bytes) {
      return Diagnostic(messages::kTotalTooBig, {megabytes(limits_.total_bytes)});
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> read_data(zip_uint64_t index, zip_uint64_t size, ZipEntry& entry) {
    const std::unique_ptr<zip_file_t, Close> file(
        zip_fopen_index(archive_, index, ZIP_FL_COMPRESSED));
    std::string data(size, '\0');
    if (!file || zip_fread(file.get(), data.data(), size) != static_cast<zip_int64_t>(size)) {
      return Diagnostic(messages::kBadPart, {entry.name});
    }
    entry.data = std::move(data);
    return std::nullopt;
  }

  zip_t* archive_;
  std::uint64_t file_size_;
  const ReadLimits& limits_;
  std::uint64_t compressed_ = 0, total_ = 0;
};

}  // namespace

std::optional<std::string> ZipEntry::bytes() const {
  std::optional<std::string> out = method == kDeflated ? inflate(data.get(), size) : data.get();
  if (!out || !holds(*out)) return std::nullopt;
  return out;
}

bool ZipEntry::holds(std::string_view bytes) const {
  return bytes.size() == size && crc32(bytes) == crc;
}

ZipContents read_zip(std::string_view bytes, const ReadLimits& limits) {
  // libzip takes it for a zip without files.
  if (bytes.empty()) return {{}, Diagnostic(messages::kEmptyFile)};
  const Archive archive = open(bytes);
  if (!archive) return {{}, not_a_zip(bytes)};
  return Reader(archive.get(), bytes, limits).read();
}

}  // namespace chengwen::opc
