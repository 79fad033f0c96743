#include "architecture/complaints.h"

#include <algorithm>

#include "architecture/rules.h"

namespace chengwen::architecture {
namespace {

std::vector<std::string_view> words(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end > 0) out.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return out;
}

bool lists(std::string_view list, std::string_view word) {
  const std::vector<std::string_view> all = words(list);
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool lists_beginning_of(std::string_view list, std::string_view header) {
  const std::vector<std::string_view> all = words(list);
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view begin) { return header.starts_with(begin); });
}

/// The first of `calls` in `line`; "" when none.
std::string_view call_in(std::string_view line, std::string_view calls) {
  for (const std::string_view call : words(calls)) {
    if (line.find(call) != line.npos) return call;
  }
  return {};
}

const Room* room_named(std::string_view name) {
  const auto found = std::find_if(std::begin(kRooms), std::end(kRooms),
                                  [&](const Room& r) { return r.name == name; });
  return found == std::end(kRooms) ? nullptr : found;
}

std::string own_header_complaint(const Room& room, std::string_view header) {
  const std::string_view other = header.substr(0, header.find('/'));
  if (other == room.name || lists(room.below, other)) return "";
  return std::string(room.name) + " may not include \"" + std::string(header) + "\"";
}

std::string library_complaint(const Room& room, bool in_header, std::string_view header) {
  if (lists(kLocaleHeaders, header)) return "<" + std::string(header) + "> depends on the locale";
  if (room.name != kPortRoom && lists_beginning_of(kPortHeaders, header)) {
    return "<" + std::string(header) + "> belongs to " + std::string(kPortRoom);
  }
  for (const Room& owner : kRooms) {
    const bool known = lists_beginning_of(owner.in_sources, header) ||
                       lists_beginning_of(owner.in_headers, header);
    if (!known) continue;
    const bool allowed = lists_beginning_of(room.in_headers, header) ||
                         (!in_header && lists_beginning_of(room.in_sources, header));
    if (!allowed)
      return "<" + std::string(header) + "> may not be included by this file of " +
             std::string(room.name);
  }
  return "";
}

std::string line_complaint(const Room& room, bool in_header, std::string_view line) {
  constexpr std::string_view kInclude = "#include ";
  if (!line.starts_with(kInclude)) {
    const std::string_view code = line.substr(0, line.find("//"));
    std::string_view call = call_in(code, kLocaleCalls);
    if (call.empty() && room.name != kPortRoom) call = call_in(code, kPortCalls);
    return call.empty() ? "" : "calls " + std::string(call) + "…)";
  }
  const std::string_view quoted = line.substr(kInclude.size());
  const std::string_view header = quoted.substr(1, quoted.find_first_of("\">", 1) - 1);
  return quoted.starts_with('"') ? own_header_complaint(room, header)
                                 : library_complaint(room, in_header, header);
}

}  // namespace

std::vector<std::string> complaints(std::string_view path, std::string_view content) {
  const std::string where = std::string(path) + ":";
  const Room* room = room_named(path.substr(0, path.find('/')));
  if (!room) return {where + " is in no room of the plan"};
  std::vector<std::string> out;
  for (int number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string complaint =
        line_complaint(*room, path.ends_with(".h"), content.substr(0, end));
    if (!complaint.empty()) out.push_back(where + std::to_string(number) + ": " + complaint);
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return out;
}

}  // namespace chengwen::architecture
