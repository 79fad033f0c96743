#include <algorithm>
#include <array>
#include <iterator>

#include "data/data_files.h"
#include "data/number_token.h"
#include "data/schema_keyword.h"
#include "data/schema_messages.h"
#include "diag/print.h"
#include "diag/suggest.h"
#include "text/characters.h"

namespace chengwen::data {

struct Schema::Parts {
  std::vector<std::unique_ptr<SchemaNode>> nodes;
  const SchemaNode* root = nullptr;
};

namespace {

/// In the order in which they are checked: `type` stops the others, `unevaluated…` need them all.
constexpr KeywordKind kKinds[] = {
    {"$defs definitions", compile_definitions},
    {"type", compile_type},
    {"enum", compile_enum},
    {"const", compile_const},
    {"format", compile_format},
    {"minimum maximum exclusiveMinimum exclusiveMaximum multipleOf", compile_numbers},
    {"minLength maxLength", compile_lengths},
    {"pattern", compile_pattern},
    {"properties patternProperties additionalProperties required", compile_members},
    {"propertyNames", compile_member_names},
    {"minProperties maxProperties", compile_member_count},
    {"dependentRequired", compile_dependent_required},
    {"dependentSchemas", compile_dependent_schemas},
    {"prefixItems items", compile_items},
    {"contains minContains maxContains", compile_contains},
    {"minItems maxItems", compile_item_count},
    {"uniqueItems", compile_unique_items},
    {"$ref", compile_reference},
    {"$dynamicRef", compile_dynamic_reference},
    {"allOf", compile_all_of},
    {"anyOf", compile_any_of},
    {"oneOf", compile_one_of},
    {"not", compile_not},
    {"if then else", compile_if},
    {"unevaluatedProperties", compile_unevaluated_members},
    {"unevaluatedItems", compile_unevaluated_items},
};

constexpr std::string_view kAnnotations[] = {
    "$schema",  "$id",         "$anchor",         "$dynamicAnchor",   "$comment",
    "title",    "description", "default",         "examples",         "deprecated",
    "readOnly", "writeOnly",   "contentEncoding", "contentMediaType", "contentSchema"};

struct Unsupported {
  std::string_view name, instead_zh, instead_en;
};
constexpr Unsupported kUnsupported[] = {
    {"dependencies", "写成 `dependentRequired` 或 `dependentSchemas`",
     "write `dependentRequired` or `dependentSchemas`"},
    {"additionalItems", "写成 `prefixItems` 和 `items`", "write `prefixItems` and `items`"},
    {"$recursiveRef", "写成 `$ref`", "write `$ref`"},
    {"$recursiveAnchor", "写成 `$anchor`", "write `$anchor`"},
    {"$vocabulary", "只用 2020-12 版的词", "the vocabularies of 2020-12 are used"},
    {"divisibleBy", "写成 `multipleOf`", "write `multipleOf`"},
};

template <class Use>
void for_each_name(std::string_view names, Use use) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    use(name);
  }
}

std::vector<std::string_view> known_names() {
  std::vector<std::string_view> names(std::begin(kAnnotations), std::end(kAnnotations));
  for (const KeywordKind& kind : kKinds)
    for_each_name(kind.names, [&](std::string_view name) { names.push_back(name); });
  return names;
}

/// `%7B` and the like in a reference.
std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    out += escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return out;
}

/// What a JSON pointer (RFC 6901) leads to; null when there is nothing.
const Value* follow(const Value& root, std::string_view pointer) {
  const Value* at = &root;
  while (!pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    std::string step;
    for (std::size_t i = 1; i < end; ++i) {
      const bool escape = pointer[i] == '~' && i + 1 < end;
      step += escape ? (pointer[i + 1] == '1' ? '/' : '~') : pointer[i];
      if (escape) ++i;
    }
    pointer.remove_prefix(end);
    if (at->is_map()) {
      at = at->as_map().find(step);
    } else if (at->is_list()) {
      const auto index = Decimal::parse_integer(step, 10);
      const std::int64_t position = index ? index->to_int64().value_or(-1) : -1;
      const auto size = static_cast<std::int64_t>(at->items().size());
      if (position < 0 || position >= size) return nullptr;
      at = &at->items()[static_cast<std::size_t>(position)];
    } else {
      return nullptr;
    }
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace

// --- checking ---

void Outcome::evaluate(std::size_t index) {
  if (evaluated.size() <= index) evaluated.resize(index + 1);
  evaluated[index] = true;
}

void Outcome::take_evaluated(const Outcome& other) {
  for (std::size_t i = 0; i < other.evaluated.size(); ++i)
    if (other.evaluated[i]) evaluate(i);
}

void Outcome::take_part(Outcome&& part) {
  violations.insert(violations.end(), std::make_move_iterator(part.violations.begin()),
                    std::make_move_iterator(part.violations.end()));
}

void Outcome::take(Outcome&& other) {
  take_evaluated(other);
  wanted_types.insert(other.wanted_types.begin(), other.wanted_types.end());
  take_part(std::move(other));
}

Outcome SchemaNode::check(const Value& value, const Outcome& around) const {
  constexpr int kDeepest = 2000;
  Outcome outcome(around.depth);
  if (outcome.depth > kDeepest) throw diag::Failure(messages::kEndless, {}, span_of(value));
  if (never) outcome.add(span_of(value), messages::kNever);
  for (const auto& keyword : keywords) {
    keyword->check(value, outcome);
    if (!outcome.wanted_types.empty()) break;
  }
  return outcome;
}

void Schema::check(const Value& value, diag::Report& report) const {
  constexpr std::size_t kMost = 200;
  std::vector<diag::Diagnostic> violations;
  try {
    violations = parts_->root->check(value, Outcome()).violations;
  } catch (const diag::Failure& failure) {
    report.add(failure.diagnostic());
    return;
  }
  std::ranges::stable_sort(violations, {},
                           [](const diag::Diagnostic& found) { return found.span.begin; });
  const std::size_t told = std::min(violations.size(), kMost);
  for (std::size_t i = 0; i < told; ++i) report.add(std::move(violations[i]));
  if (told < violations.size())
    report.add(diag::Diagnostic(messages::kMore, {std::to_string(violations.size() - told)}));
}

Schema::Schema() : parts_(std::make_unique<Parts>()) {}
Schema::~Schema() = default;

std::shared_ptr<const Schema> Schema::compile(const Value& root, diag::Report& report) {
  return SchemaCompiler(root, report).compile();
}

// --- compiling ---

SchemaCompiler::SchemaCompiler(const Value& root, diag::Report& report)
    : root_(root), report_(report), schema_(new Schema) {}

std::shared_ptr<const Schema> SchemaCompiler::compile() {
  const std::size_t errors = report_.errors();
  if (!root_.is_map() && !root_.is_boolean()) {
    report_.add(diag::Diagnostic(messages::kNoSchema, {}, span_of(root_)));
    return nullptr;
  }
  if (root_.is_map()) check_draft();
  find_anchors(root_);
  schema_->parts_->root = node(root_);
  return report_.errors() == errors ? schema_ : nullptr;
}

void SchemaCompiler::check_draft() {
  const Value* draft = root_.as_map().find("$schema");
  if (draft == nullptr || !draft->is_string()) return;
  const std::string name(draft->as_string());
  if (name.find("2020-12") == name.npos)
    report_.add(diag::Diagnostic(messages::kDraft, {name}, span_of(*draft)));
}

void SchemaCompiler::find_anchors(const Value& value) {
  if (value.is_list()) {
    for (const Value& item : value.items()) find_anchors(item);
  }
  if (!value.is_map()) return;
  for (const Map::Entry& entry : value.as_map().entries()) {
    const std::string_view key = entry.key.as_string();
    if (key == "enum" || key == "const" || key == "default" || key == "examples") continue;
    if (entry.value.is_string()) {
      const std::string name(entry.value.as_string());
      if (key == "$anchor" || key == "$dynamicAnchor") anchors_.emplace('#' + name, &value);
      if (key == "$id") anchors_.emplace(name, &value);
    }
    find_anchors(entry.value);
  }
}

const Value* SchemaCompiler::resolve(std::string_view reference) const {
  std::string target = percent_decoded(reference);
  const Value* document = &root_;
  const std::size_t hash = std::min(target.find('#'), target.size());
  if (hash > 0) {
    const auto found = anchors_.find(target.substr(0, hash));
    if (found == anchors_.end()) return nullptr;
    document = found->second;
    target.erase(0, hash);
  }
  if (target.size() <= 1) return document;
  if (target[1] == '/') return follow(*document, std::string_view(target).substr(1));
  const auto found = anchors_.find(target);
  return found == anchors_.end() ? nullptr : found->second;
}

const SchemaNode* SchemaCompiler::node(const Value& schema) {
  auto& nodes = schema_->parts_->nodes;
  if (schema.is_map()) {
    if (const auto known = known_.find(&schema.as_map()); known != known_.end())
      return known->second;
  } else if (!schema.is_boolean()) {
    malformed(schema, "…", "一个模式 { … }", "a schema { … }");
    return nullptr;
  }
  nodes.push_back(std::make_unique<SchemaNode>());
  SchemaNode& made = *nodes.back();
  if (schema.is_boolean()) {
    made.never = !schema.as_boolean();
    return &made;
  }
  known_.emplace(&schema.as_map(), &made);
  const Map* const outer = std::exchange(keywords_, &schema.as_map());
  compile_keywords(made);
  keywords_ = outer;
  return &made;
}

void SchemaCompiler::compile_keywords(SchemaNode& made) {
  check_names();
  if (const Value* title = find("title"); title != nullptr && title->is_string())
    made.title = title->as_string();
  for (const KeywordKind& kind : kKinds) {
    bool present = false;
    for_each_name(kind.names, [&](std::string_view name) { present |= find(name) != nullptr; });
    if (!present) continue;
    if (auto keyword = kind.compile(*this)) made.keywords.push_back(std::move(keyword));
  }
}

void SchemaCompiler::check_names() {
  static const std::vector<std::string_view> kKnown = known_names();
  for (const Map::Entry& entry : keywords_->entries()) {
    const std::string_view name = entry.key.as_string();
    if (std::ranges::find(kKnown, name) != kKnown.end() || name.starts_with("x-")) continue;
    const auto unsupported = std::ranges::find(kUnsupported, name, &Unsupported::name);
    if (unsupported != std::end(kUnsupported)) {
      report_.add(diag::Diagnostic(messages::kUnsupported,
                                   {std::string(name), std::string(unsupported->instead_zh),
                                    std::string(unsupported->instead_en)},
                                   span_of(entry.key)));
      continue;
    }
    diag::Diagnostic unknown(messages::kUnknownKeyword, {std::string(name)}, span_of(entry.key));
    diag::suggest(unknown, name, kKnown);
    report_.add(std::move(unknown));
  }
}

const Value* SchemaCompiler::find(std::string_view keyword) const {
  return keywords_->find(keyword);
}

void SchemaCompiler::malformed(const Value& value, std::string_view keyword,
                               std::string_view wanted_zh, std::string_view wanted_en) {
  report_.add(diag::Diagnostic(
      messages::kMalformed, {std::string(keyword), std::string(wanted_zh), std::string(wanted_en)},
      span_of(value)));
}

const SchemaNode* SchemaCompiler::node(std::string_view keyword) {
  const Value* schema = find(keyword);
  if (schema == nullptr) return nullptr;
  if (schema->is_map() || schema->is_boolean()) return node(*schema);
  malformed(*schema, keyword, "一个模式 { … }", "a schema { … }");
  return nullptr;
}

std::vector<const SchemaNode*> SchemaCompiler::nodes(std::string_view keyword) {
  const Value* list = find(keyword);
  std::vector<const SchemaNode*> made;
  if (list == nullptr) return made;
  if (!list->is_list() || list->items().empty()) {
    malformed(*list, keyword, "一组模式 [ … ]", "a list of schemas [ … ]");
    return made;
  }
  for (const Value& schema : list->items())
    if (const SchemaNode* one = node(schema)) made.push_back(one);
  return made;
}

std::vector<std::pair<std::string, const SchemaNode*>> SchemaCompiler::named_nodes(
    std::string_view keyword) {
  const Value* map = find(keyword);
  std::vector<std::pair<std::string, const SchemaNode*>> made;
  if (map == nullptr) return made;
  if (!map->is_map()) {
    malformed(*map, keyword, "带名称的模式 { … }", "an object of schemas { … }");
    return made;
  }
  for (const Map::Entry& entry : map->as_map().entries())
    if (const SchemaNode* one = node(entry.value)) made.emplace_back(entry.key.as_string(), one);
  return made;
}

std::optional<Decimal> SchemaCompiler::number(std::string_view keyword) {
  const Value* value = find(keyword);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->as_number();
  malformed(*value, keyword, "一个数字", "a number");
  return std::nullopt;
}

std::optional<std::size_t> SchemaCompiler::count(std::string_view keyword) {
  const Value* value = find(keyword);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) {
    const auto number = value->as_number().to_int64();
    if (number && *number >= 0) return static_cast<std::size_t>(*number);
  }
  malformed(*value, keyword, "不小于 0 的整数", "a whole number, 0 or more");
  return std::nullopt;
}

std::optional<text::Pattern> SchemaCompiler::pattern(const Value& expression) {
  auto compiled = text::Pattern::compile(expression.as_string());
  if (!compiled) {
    report_.add(diag::Diagnostic(messages::kBadPattern, {std::string(expression.as_string())},
                                 span_of(expression)));
  }
  return compiled;
}

std::optional<std::vector<std::string>> SchemaCompiler::names(const Value& list,
                                                              std::string_view keyword) {
  std::vector<std::string> names;
  const bool texts = list.is_list() && std::ranges::all_of(list.items(), &Value::is_string);
  if (!texts) {
    malformed(list, keyword, "一组名称 [ \"…\" ]", "a list of names [ \"…\" ]");
    return std::nullopt;
  }
  for (const Value& name : list.items()) names.emplace_back(name.as_string());
  return names;
}

const SchemaNode* SchemaCompiler::referenced(std::string_view keyword) {
  const Value& reference = *find(keyword);
  if (!reference.is_string()) {
    malformed(reference, keyword, "一个位置 \"#/…\"", "a place \"#/…\"");
    return nullptr;
  }
  const std::string name(reference.as_string());
  const Value* target = resolve(name);
  if (target != nullptr && (target->is_map() || target->is_boolean())) return node(*target);
  report_.add(diag::Diagnostic(messages::kBadReference, {name}, span_of(reference)));
  return nullptr;
}

// --- words ---

namespace {

struct Type {
  std::string_view name, zh, en;
};
constexpr Type kTypes[] = {
    {"string", "文字", "a text"},
    {"number", "数字", "a number"},
    {"integer", "整数", "a whole number"},
    {"array", "一组内容 `[ … ]`", "a list `[ … ]`"},
    {"object", "对象 `{ … }`", "an object `{ … }`"},
    {"boolean", "`true` 或 `false`", "`true` or `false`"},
    {"null", "空（`null`）", "nothing (`null`)"},
};

std::pair<std::string, std::string> words_of(const std::set<std::string_view>& types) {
  std::string zh, en;
  for (const Type& type : kTypes) {
    const bool unsaid = type.name == "null" && types.size() > 1;
    if (!types.contains(type.name) || unsaid) continue;
    if (type.name == "integer" && types.contains("number")) continue;
    zh += (zh.empty() ? "" : "或") + std::string(type.zh);
    en += (en.empty() ? "" : " or ") + std::string(type.en);
  }
  return {zh, en};
}

std::string_view type_of(const Value& value) {
  switch (value.kind()) {
    case Kind::none:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::integer:
    case Kind::decimal:
      return "number";
    case Kind::string:
      return "string";
    case Kind::list:
      return "array";
    default:
      return "object";
  }
}

std::pair<std::string, std::string> words_of(const Value& value) {
  if (value.is_boolean()) return {'`' + json_words(value) + '`', '`' + json_words(value) + '`'};
  if (value.is_string() && value.as_string().empty()) return {"空的文字", "an empty text"};
  return words_of(std::set<std::string_view>{type_of(value)});
}

}  // namespace

std::string json_words(const Value& value) {
  constexpr std::size_t kLongest = 30;
  switch (value.kind()) {
    case Kind::none:
      return "null";
    case Kind::boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::list:
      return "[…]";
    case Kind::map:
      return "{…}";
    case Kind::string: {
      const bool cut = value.string_length() > kLongest;
      const std::string_view shown = cut ? value.string_slice(0, kLongest) : value.as_string();
      return '"' + std::string(shown) + (cut ? "…\"" : "\"");
    }
    default:
      return value.to_string();
  }
}

std::string canonical(const Value& value) {
  switch (value.kind()) {
    case Kind::integer:
    case Kind::decimal:
      return value.as_number().with_places(0).to_string();
    case Kind::string:
      return '"' + std::to_string(value.as_string().size()) + ':' + std::string(value.as_string());
    case Kind::list: {
      std::string out = "[";
      for (const Value& item : value.items()) out += canonical(item) + ',';
      return out + ']';
    }
    case Kind::map: {
      std::map<std::string, std::string> members;
      for (const Map::Entry& entry : value.as_map().entries())
        members.emplace(canonical(entry.key), canonical(entry.value));
      std::string out = "{";
      for (const auto& [key, member] : members) out += key + member + ',';
      return out + '}';
    }
    default:
      return json_words(value);
  }
}

namespace {

/// The number that a text such as "1,234.50万元" begins with; a sign or a second number behind it
/// and it is none.
std::optional<std::string> figure_in(std::string_view text) {
  text = text::trim(text);
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,-"), text.size());
  const std::string_view unit = text.substr(end);
  std::string figure(text.substr(0, end));
  std::erase(figure, ',');
  if (!is_plain_number(figure) || unit.find_first_of("0123456789") != unit.npos)
    return std::nullopt;
  return figure;
}

/// What people write into a cell that has no figure.
bool stands_for_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 7> kNothing = {"", "-", "—", "——", "－", "/", "无"};
  return std::ranges::find(kNothing, text::trim(text)) != kNothing.end();
}

}  // namespace

diag::Diagnostic wrong_type(const Value& value, const std::set<std::string_view>& wanted) {
  const auto [wanted_zh, wanted_en] = words_of(wanted);
  const auto [found_zh, found_en] = words_of(value);
  diag::Diagnostic finding(messages::kWrongType, {wanted_zh, found_zh, wanted_en, found_en},
                           span_of(value));
  const bool number = wanted.contains("number") || wanted.contains("integer");
  const auto figure = number && value.is_string() ? figure_in(value.as_string()) : std::nullopt;
  if (figure) {
    const bool alone = *figure == text::trim(value.as_string());
    finding.notes.push_back(
        {alone ? &messages::kWithoutQuotes : &messages::kOnlyNumber, {*figure}, {}});
  } else if (number && value.is_string() && stands_for_nothing(value.as_string())) {
    finding.notes.push_back({&messages::kWriteZero, {}, {}});
  } else if (wanted.contains("string") && value.is_number()) {
    finding.notes.push_back({&messages::kWithQuotes, {'"' + value.to_string() + '"'}, {}});
  } else if (wanted.contains("array") && !value.is_none()) {
    finding.notes.push_back({&messages::kInBrackets, {'[' + json_words(value) + ']'}, {}});
  }
  return finding;
}

std::string title_words(const SchemaNode& node, std::string_view key) {
  if (node.title.empty() || node.title == key) return {};
  return "（" + node.title + "）";
}

diag::Note because(const diag::Diagnostic& reason) {
  return {&messages::kBecause,
          {diag::substitute(reason.message->zh, reason.arguments),
           diag::substitute(reason.message->en, reason.arguments)},
          reason.span};
}

}  // namespace chengwen::data
