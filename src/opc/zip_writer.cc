#include "opc/zip_writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include "diag/diagnostic.h"
#include "opc/deflate.h"
#include "opc/messages.h"

namespace chengwen::opc {
namespace {

constexpr std::uint16_t kVersion = 20;            // 2.0: deflate
constexpr std::uint16_t kUtf8Name = 1u << 11;     // general purpose bit 11
constexpr std::uint16_t kTime = 0, kDate = 0x21;  // 1980-01-01 00:00:00
constexpr std::size_t kLocalHeader = 30;
constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::size_t kMostFiles = std::numeric_limits<std::uint16_t>::max() - 1;

void put16(char*& out, std::uint32_t value) {
  *out++ = static_cast<char>(value & 0xFF);
  *out++ = static_cast<char>(value >> 8 & 0xFF);
}

void put32(char*& out, std::uint64_t value) {
  put16(out, static_cast<std::uint32_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint32_t>(value >> 16 & 0xFFFF));
}

std::uint16_t flags(std::string_view name) {
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<signed char>(c) >= 0; });
  return ascii ? 0 : kUtf8Name;
}

[[noreturn]] void fail_too_large() {
  throw diag::Failure(messages::kTooLarge);
}

}  // namespace

ZipWriter::ZipWriter(std::size_t expected) {
  out_.reserve(expected);
}

std::size_t ZipWriter::begin_file(std::string_view name) {
  const std::size_t begin = out_.size();
  out_.append(kLocalHeader, '\0').append(name);
  return begin;
}

/// Fills in the header that begin_file() left room for, now that the sizes are known.
void ZipWriter::end_file(std::size_t begin, std::string_view name, const Sizes& sizes) {
  if (out_.size() > kMost || sizes.size > kMost || name.size() > 0xFFFF || ++files_ > kMostFiles)
    fail_too_large();
  std::array<char, 26> both;  // what the header and the directory record have in common
  char* at = both.data();
  put16(at, kVersion);
  put16(at, flags(name));
  put16(at, sizes.method);
  put16(at, kTime);
  put16(at, kDate);
  put32(at, sizes.crc);
  put32(at, sizes.compressed);
  put32(at, sizes.size);
  put16(at, static_cast<std::uint32_t>(name.size()));
  put16(at, 0);  // extra field
  std::memcpy(&out_[begin], "PK\3\4", 4);
  std::memcpy(&out_[begin + 4], both.data(), both.size());

  std::array<char, 14> rest{};  // comment, disk and attributes: none
  at = &rest[10];
  put32(at, begin);
  directory_.append("PK\1\2\x14\0", 6)
      .append(both.data(), both.size())
      .append(rest.data(), rest.size())
      .append(name);
}

void ZipWriter::copy(std::string_view name, const ZipEntry& entry) {
  const std::size_t begin = begin_file(name);
  const std::string& data = entry.data.get();
  out_ += data;
  end_file(begin, name, {entry.method, entry.crc, data.size(), entry.size});
}

void ZipWriter::store(std::string_view name, std::string_view bytes) {
  const std::size_t begin = begin_file(name);
  out_ += bytes;
  end_file(begin, name, {kStored, crc32(bytes), bytes.size(), bytes.size()});
}

void ZipWriter::deflate(std::string_view name, std::string_view bytes, int level) {
  const std::size_t begin = begin_file(name), data = out_.size();
  opc::deflate(bytes, level, out_);
  std::uint16_t method = kDeflated;
  if (out_.size() - data >= bytes.size()) {
    out_.resize(data);
    out_ += bytes;
    method = kStored;
  }
  end_file(begin, name, {method, crc32(bytes), out_.size() - data, bytes.size()});
}

std::string ZipWriter::finish() && {
  std::array<char, 22> end{};
  const std::size_t directory = out_.size();
  if (directory + directory_.size() > kMost) fail_too_large();
  std::memcpy(end.data(), "PK\5\6", 4);
  char* at = &end[8];
  put16(at, static_cast<std::uint32_t>(files_));
  put16(at, static_cast<std::uint32_t>(files_));
  put32(at, directory_.size());
  put32(at, directory);
  out_.append(directory_).append(end.data(), end.size());
  return std::move(out_);
}

}  // namespace chengwen::opc
