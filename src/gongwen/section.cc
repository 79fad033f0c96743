#include "gongwen/section.h"

#include <algorithm>

#include "data/json_reader.h"
#include "diag/suggest.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "text/characters.h"
#include "wml/content_fields.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

enum class Key { title, paragraphs, items, tables, pictures, children, level, run_in };

struct Name {
  std::string_view word;
  Key key;
};
constexpr Name kNames[] = {
    {"标题", Key::title},
    {"title", Key::title},
    {"heading", Key::title},
    {"段落", Key::paragraphs},
    {"paragraphs", Key::paragraphs},
    {"文字", Key::paragraphs},
    {"text", Key::paragraphs},
    {"条目", Key::items},
    {"items", Key::items},
    {"表格", Key::tables},
    {"表", Key::tables},
    {"tables", Key::tables},
    {"table", Key::tables},
    {"图片", Key::pictures},
    {"pictures", Key::pictures},
    {"picture", Key::pictures},
    {"子节", Key::children},
    {"children", Key::children},
    {"层次", Key::level},
    {"level", Key::level},
    {"接排", Key::run_in},
    {"run_in", Key::run_in},
};

void append(std::vector<Value>& to, const Value& value) {
  const std::vector<Value> more = list_of(value);
  to.insert(to.end(), more.begin(), more.end());
}

void take(Section& section, Key key, const Value& value) {
  switch (key) {
    case Key::title:
      section.title = value;
      return;
    case Key::paragraphs:
      return append(section.paragraphs, value);
    case Key::items:
      return append(section.items, value);
    case Key::tables:
      return append(section.tables, value);
    case Key::pictures:
      return append(section.pictures, value);
    case Key::children:
      return append(section.children, value);
    case Key::level:
      if (!value.is_none()) section.level = section_level(value);
      return;
    case Key::run_in:
      section.run_in = value.truth();
      return;
  }
}

/// What a key takes, as a JSON Schema.
std::string_view schema_of(Key key) {
  switch (key) {
    case Key::title:
      return R"({"type": ["string", "null"]})";
    case Key::paragraphs:
    case Key::items:
      return R"({"type": ["string", "number", "array", "object", "null"],
                 "items": {"type": ["string", "number", "object"]}})";
    case Key::children:
      return R"({"type": ["string", "array", "object", "null"],
                 "items": {"$ref": "#/$defs/节"}})";
    case Key::level:
      return R"({"type": ["integer", "null"], "minimum": 1, "maximum": 9})";
    case Key::run_in:
      return R"({"type": ["boolean", "null"]})";
    case Key::tables:
    case Key::pictures:
      break;
  }
  return "{}";
}

diag::Diagnostic unknown_key(const std::string& key, const Value& value, const std::string& in) {
  std::vector<std::string_view> known;
  for (const Name& name : kNames) known.push_back(name.word);
  diag::Diagnostic unknown = about(value, messages::kSectionKey, {key, in});
  diag::suggest(unknown, key, known);
  return unknown;
}

}  // namespace

std::vector<Value> list_of(const Value& value) {
  if (value.is_undefined() || value.is_none()) return {};
  if (value.is_list() || value.is_tuple()) return value.items();
  return {value};
}

int section_level(const Value& value) {
  const auto level = value.is_number() ? value.as_small_integer() : std::nullopt;
  if (level && *level >= 1 && *level <= 9) return static_cast<int>(*level);
  std::string shown;
  value.print_quoted(shown);
  wml::fail_at(value, messages::kSectionLevel, {shown});
}

Value section_schema() {
  // An object with a key that begins with `$` is content.
  std::string json = R"({"title": "节", "type": ["string", "number", "object"],
    "if": {"type": "object", "patternProperties": {"^\\$": false}},
    "then": {"additionalProperties": false, "minProperties": 1, "properties": {)";
  for (const Name& name : kNames) {
    if (&name != std::begin(kNames)) json += ", ";
    json += '"' + std::string(name.word) + "\": " + std::string(schema_of(name.key));
  }
  json += "}}}";
  data::DataFiles files;
  diag::Report none;
  return data::read_json(std::move(json), "", files, none);
}

Section read_section(const Value& map, std::string_view parent, jinja::Host& host) {
  Section section;
  section.map = map;
  bool any = false;
  std::vector<std::pair<std::string, Value>> unknown;
  for (const data::Map::Entry& entry : map.as_map().entries()) {
    const std::string word = entry.key.to_string();
    const auto name = std::find_if(std::begin(kNames), std::end(kNames),
                                   [&](const Name& one) { return one.word == word; });
    if (name == std::end(kNames)) {
      unknown.emplace_back(word, entry.value);
      continue;
    }
    any = true;
    take(section, name->key, entry.value);
  }
  if (!any) wml::fail_at(map, messages::kSectionMalformed, {std::string(parent)});
  const bool blank = section.title.is_string() && text::trim(section.title.as_string()).empty();
  if (blank || section.title.is_none()) {
    tell(host, messages::kSectionTitleBlank, {std::string(parent)}, section.title);
    section.title = Value();
  }
  const std::string in =
      section.title.is_undefined() ? std::string(parent) : section.title.to_string();
  for (const auto& [word, value] : unknown) host.report(unknown_key(word, value, in));
  return section;
}

}  // namespace chengwen::gongwen
