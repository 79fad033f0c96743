#include "wml/files.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "jinja/environment.h"
#include "text/utf8.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

// RFC 4648 in both alphabets; line breaks and missing padding do no harm.
std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == '\n' || c == '\r' || c == ' ') continue;
    const int digit = base64_digit(c);
    if (digit < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if ((count += 6) >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return bytes;
}

/// Long, and nothing but base64: the bytes of a picture without the beginning of the URI.
bool looks_like_base64(std::string_view path) {
  constexpr std::size_t kShortest = 100;
  return path.size() >= kShortest && std::all_of(path.begin(), path.end(), [](char c) {
           return base64_digit(c) >= 0 || c == '=' || c == '\n';
         });
}

[[noreturn]] void fail_missing(std::string_view path) {
  diag::Diagnostic missing(messages::kNoFile, {shown_path(path)});
  if (looks_like_base64(path)) missing.notes.push_back({&messages::kWriteDataUri, {}, {}});
  throw diag::Failure(std::move(missing));
}

}  // namespace

Files::Read found_file(Files::Read read, std::string_view path) {
  switch (read.status) {
    case Files::Status::found:
      return read;
    case Files::Status::missing:
      fail_missing(path);
    case Files::Status::forbidden:
      jinja::fail(messages::kFileForbidden, {shown_path(path)});
    case Files::Status::unreadable:
      break;
  }
  jinja::fail(messages::kFileUnreadable, {shown_path(path)});
}

bool has_file(Files* files, std::string_view path) {
  return files && files->read(path).status == Files::Status::found;
}

std::string shown_path(std::string_view path) {
  constexpr std::size_t kLongest = 120;
  if (path.starts_with("data:")) return std::string(path.substr(0, path.find(','))) + ",…";
  if (text::length(path) <= kLongest) return std::string(path);
  return std::string(path.substr(0, text::offset_of(path, kLongest))) + "…";
}

Files::Read read_file(Files* files, std::string_view path) {
  if (!path.starts_with("data:"))
    return found_file(files ? files->read(path) : Files::Read(), path);
  const std::size_t comma = path.find(',');
  const bool base64 = comma != std::string_view::npos && path.substr(0, comma).ends_with(";base64");
  auto bytes = base64 ? decode_base64(path.substr(comma + 1)) : std::nullopt;
  if (!bytes) jinja::fail(messages::kBase64);
  return {Files::Status::found, std::move(*bytes)};
}

std::string file_bytes(Files* files, std::string_view path) {
  return std::move(read_file(files, path).bytes);
}

}  // namespace chengwen::wml
