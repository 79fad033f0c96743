#include "opc/part_name.h"

#include <algorithm>
#include <vector>

#include "opc/package.h"

namespace chengwen::opc {
namespace {

constexpr std::string_view kFolder = "_rels/";
constexpr std::string_view kSuffix = ".rels";

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Splits a name into its folder, with the slash, and the rest.
std::pair<std::string_view, std::string_view> split(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;  // npos + 1 is 0
  return {part.substr(0, name), part.substr(name)};
}

/// Applies the segments of `path` to `segments`, which `..` shortens.
void walk(std::string_view path, std::vector<std::string_view>& segments) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
  }
}

}  // namespace

std::string part_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (c == '%' && i + 2 < name.size()) {
      const int high = hexadecimal(name[i + 1]), low = hexadecimal(name[i + 2]);
      if (high >= 0 && low >= 0) {
        c = static_cast<char>(high * 16 + low);
        i += 2;
      }
    }
    if (c == '\\') c = '/';
    if (c != '/' || !key.empty()) key += ascii_lower(c);
  }
  return key;
}

std::optional<std::string> part_name(std::string_view entry) {
  std::string name(entry);
  std::replace(name.begin(), name.end(), '\\', '/');
  name.erase(0, std::min(name.find_first_not_of('/'), name.size()));
  std::vector<std::string_view> segments;
  walk(name, segments);
  std::size_t length = segments.empty() ? 0 : segments.size() - 1;
  for (const std::string_view segment : segments) length += segment.size();
  if (name.empty() || length != name.size()) return std::nullopt;
  return name;
}

std::string relationships_part(std::string_view part) {
  const auto [folder, name] = split(part);
  std::string out;
  return out.append(folder).append(kFolder).append(name).append(kSuffix);
}

std::optional<std::string> relationships_source(std::string_view part) {
  const auto [folder, name] = split(part);
  if (!part_key(folder).ends_with(kFolder) || !part_key(name).ends_with(kSuffix))
    return std::nullopt;
  const std::string_view source_folder = folder.substr(0, folder.size() - kFolder.size());
  if (!source_folder.empty() && !source_folder.ends_with('/')) return std::nullopt;
  return std::string(source_folder).append(name.substr(0, name.size() - kSuffix.size()));
}

std::string extension(std::string_view part) {
  const std::string_view name = split(part).second;
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos) return "";
  std::string out(name.substr(dot + 1));
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
}

std::string Package::resolve(std::string_view part, std::string_view target) {
  std::string path(target.substr(0, target.find('#')));
  std::replace(path.begin(), path.end(), '\\', '/');
  std::vector<std::string_view> segments;
  if (!path.starts_with('/')) walk(split(part).first, segments);
  walk(path, segments);
  std::string out;
  for (const std::string_view segment : segments) {
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

}  // namespace chengwen::opc
