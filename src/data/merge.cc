#include "data/merge.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "data/json_reader.h"
#include "data/messages.h"
#include "data/number_token.h"
#include "data/value_path.h"
#include "text/characters.h"

namespace chengwen::data {
namespace {

using Steps = std::span<const PathStep>;

void append(std::string& path, const PathStep& step) {
  if (step.is_index) {
    path += '[' + std::to_string(step.index) + ']';
  } else {
    append_key(path, step.key);
  }
}

/// One assignment on its way down the tree.
class Assignment {
 public:
  Assignment(Value value, diag::Span where, diag::Report& report)
      : value_(std::move(value)), where_(where), report_(report) {}

  bool put(Value& at, Steps steps) {
    if (steps.empty()) {
      at = value_;
      return true;
    }
    const PathStep& step = steps.front();
    if (at.is_undefined() || at.is_none())
      at = (step.is_index ? Value::list() : Value::map()).with_origin(where_.begin + 1);
    const std::string outer = path_;
    append(path_, step);
    if (step.is_index ? !at.is_list() : !at.is_map())
      return refuse(messages::kNotInside, {outer, path_.substr(outer.size())});
    return step.is_index ? put_item(at, steps, outer) : put_member(at, steps);
  }

 private:
  bool put_member(Value& at, Steps steps) {
    const Value key = Value::string(steps.front().key).with_origin(where_.begin + 1);
    const Value* found = at.as_map().find(key);
    Value member = found != nullptr ? *found : Value();
    if (!put(member, steps.subspan(1))) return false;
    at.mutable_map().set(key, std::move(member));
    return true;
  }

  bool put_item(Value& at, Steps steps, const std::string& list) {
    std::vector<Value>& items = at.mutable_items();
    const std::size_t index = steps.front().index;
    if (index > items.size())
      return refuse(messages::kNoItem, {list, std::to_string(items.size())});
    Value item = index < items.size() ? items[index] : Value();
    if (!put(item, steps.subspan(1))) return false;
    if (index == items.size()) items.emplace_back();
    items[index] = std::move(item);
    return true;
  }

  bool refuse(const diag::Message& message, std::vector<std::string> words) {
    report_.add(diag::Diagnostic(message, std::move(words), where_));
    return false;
  }

  Value value_;
  diag::Span where_;
  diag::Report& report_;
  std::string path_;
};

/// The value that is written at offset `start` of `files`; nothing when it is malformed JSON.
std::optional<Value> read_value(std::uint32_t start, DataFiles& files, diag::Report& report) {
  const std::string_view written = files.text_at(start);
  const std::string_view token = text::trim(written);
  const bool json = token.starts_with('"') || token.starts_with('[') || token.starts_with('{') ||
                    token == "true" || token == "false" || token == "null" ||
                    is_plain_number(token);
  if (!json) return Value::string(written).with_origin(start + 1);
  Value value = read_json_at(start, files, report);
  if (value.is_undefined()) return std::nullopt;
  return value.with_origin(start + 1);
}

}  // namespace

Value merge(Value base, const Value& over) {
  if (!base.is_map() || !over.is_map()) return over;
  Map& map = base.mutable_map();
  for (const Map::Entry& entry : over.as_map().entries()) {
    const Value* found = map.find(entry.key);
    map.set(entry.key, found != nullptr ? merge(*found, entry.value) : entry.value);
  }
  return base;
}

bool assign(Value& root, std::string_view assignment, std::string name, DataFiles& files,
            diag::Report& report) {
  auto text = read_text(std::string(assignment), name, files, report);
  if (!text) return false;
  const std::size_t equals = text->find('=');
  const auto path = parse_path(std::string_view(*text).substr(0, equals));
  const std::string written = text->substr(0, equals);
  const std::uint32_t start =
      files.add(std::move(name), std::move(*text), DataFiles::Format::assignment);
  const diag::Span where{diag::kDataSource, start,
                         start + static_cast<std::uint32_t>(written.size())};
  if (equals == std::string::npos) {
    report.add(diag::Diagnostic(messages::kNoAssignment, {}, where));
    return false;
  }
  if (!path || path->front().is_index) {
    report.add(diag::Diagnostic(messages::kPath, {written}, where));
    return false;
  }
  auto value = read_value(start + static_cast<std::uint32_t>(equals) + 1, files, report);
  return value && Assignment(std::move(*value), where, report).put(root, *path);
}

}  // namespace chengwen::data
