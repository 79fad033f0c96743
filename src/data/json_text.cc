#include "data/json_text.h"

#include <algorithm>
#include <string_view>

#include "diag/json_object.h"

namespace chengwen::data {
namespace {

bool is_plain(const Value& value) {
  if (value.is_map()) return value.as_map().size() == 0;
  return !value.is_list() || value.items().empty();
}

void append(std::string& out, const Value& value, const std::string& margin);

/// The items between brackets, each on a line of its own.
template <class Items, class Append>
void append_lines(std::string& out, const Items& items, std::string_view brackets,
                  const std::string& margin, Append append_item) {
  out += brackets[0];
  bool first = true;
  for (const auto& item : items) {
    out += (first ? "\n  " : ",\n  ") + margin;
    first = false;
    append_item(item);
  }
  if (!first) out += '\n' + margin;
  out += brackets[1];
}

void append_list(std::string& out, const std::vector<Value>& items, const std::string& margin) {
  if (!std::ranges::all_of(items, is_plain)) {
    append_lines(out, items, "[]", margin,
                 [&](const Value& item) { append(out, item, margin + "  "); });
    return;
  }
  out += '[';
  for (const Value& item : items) {
    if (&item != &items.front()) out += ", ";
    append(out, item, margin);
  }
  out += ']';
}

void append(std::string& out, const Value& value, const std::string& margin) {
  switch (value.kind()) {
    case Kind::list:
      return append_list(out, value.items(), margin);
    case Kind::map:
      return append_lines(out, value.as_map().entries(), "{}", margin,
                          [&](const Map::Entry& entry) {
                            diag::append_json_string(out, entry.key.as_string());
                            out += ": ";
                            append(out, entry.value, margin + "  ");
                          });
    case Kind::string:
      return diag::append_json_string(out, value.as_string());
    case Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      return;
    case Kind::integer:
    case Kind::decimal:
      return value.print(out);
    default:
      out += "null";
  }
}

}  // namespace

std::string json_text(const Value& value) {
  std::string out;
  append(out, value, {});
  return out + '\n';
}

}  // namespace chengwen::data
