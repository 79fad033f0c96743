#include <algorithm>
#include <array>
#include <functional>

#include "data/data_files.h"
#include "data/schema_keyword.h"
#include "data/schema_messages.h"
#include "text/dates.h"

namespace chengwen::data {
namespace {

constexpr std::array<std::string_view, 7> kTypeNames = {"string", "number",  "integer", "array",
                                                        "object", "boolean", "null"};

bool is_of(const Value& value, std::string_view type) {
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number() && value.as_number().is_whole();
  if (type == "array") return value.is_list();
  if (type == "object") return value.is_map();
  if (type == "boolean") return value.is_boolean();
  return value.is_none();
}

class Type final : public Keyword {
 public:
  explicit Type(std::set<std::string_view> types) : types_(std::move(types)) {}
  void check(const Value& value, Outcome& outcome) const override {
    for (const std::string_view type : types_)
      if (is_of(value, type)) return;
    outcome.violations.push_back(wrong_type(value, types_));
    outcome.wanted_types = types_;
  }

 private:
  std::set<std::string_view> types_;
};

class Choices final : public Keyword {
 public:
  void add(const Value& choice) {
    choices_.insert(canonical(choice));
    words_ += (words_.empty() ? "`" : "、`") + json_words(choice) + '`';
  }
  void check(const Value& value, Outcome& outcome) const override {
    if (choices_.contains(canonical(value))) return;
    outcome.add(span_of(value), choices_.size() == 1 ? messages::kConstant : messages::kChoices,
                {words_});
  }

 private:
  std::set<std::string> choices_;
  std::string words_;
};

/// The limits of a number.
class Numbers final : public Keyword {
 public:
  std::optional<Decimal> minimum, maximum, more_than, less_than, multiple_of;

  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_number()) return;
    const Decimal number = value.as_number();
    const auto tell = [&](bool wrong, const diag::Message& message,
                          const std::optional<Decimal>& limit) {
      if (wrong) outcome.add(span_of(value), message, {limit->to_string()});
    };
    tell(minimum && number < *minimum, messages::kMinimum, minimum);
    tell(maximum && number > *maximum, messages::kMaximum, maximum);
    tell(more_than && number <= *more_than, messages::kMoreThan, more_than);
    tell(less_than && number >= *less_than, messages::kLessThan, less_than);
    tell(multiple_of && !number.modulo(*multiple_of).is_zero(), messages::kMultiple, multiple_of);
  }
};

/// `least` and `most` of something that can be counted.
class Count final : public Keyword {
 public:
  using Counter = std::optional<std::size_t> (*)(const Value&);
  Count(Counter counter, const diag::Message& too_few, const diag::Message& too_many)
      : counter_(counter), too_few_(too_few), too_many_(too_many) {}
  std::optional<std::size_t> least, most;

  void check(const Value& value, Outcome& outcome) const override {
    const auto count = counter_(value);
    if (!count) return;
    if (least && *count < *least)
      outcome.add(span_of(value), too_few_, {std::to_string(*least), std::to_string(*count)});
    if (most && *count > *most)
      outcome.add(span_of(value), too_many_, {std::to_string(*most), std::to_string(*count)});
  }

 private:
  Counter counter_;
  const diag::Message& too_few_;
  const diag::Message& too_many_;
};

class Matching final : public Keyword {
 public:
  Matching(text::Pattern pattern, std::string words)
      : pattern_(std::move(pattern)), words_(std::move(words)) {}
  void check(const Value& value, Outcome& outcome) const override {
    // What its format says already needs no expression.
    const bool told = std::ranges::any_of(outcome.violations, [](const diag::Diagnostic& finding) {
      return finding.message == &messages::kFormat;
    });
    if (!value.is_string() || told) return;
    const auto found = pattern_.found_in(value.as_string());
    if (!found) outcome.add(span_of(value), messages::kSlowPattern, {words_});
    if (found && !*found) outcome.add(span_of(value), messages::kNoMatch, {words_});
  }

 private:
  text::Pattern pattern_;
  std::string words_;
};

// --- formats ---

/// `form` with a digit for each 0.
bool has_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char c, char wanted) {
    return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
  });
}

int two_digits(std::string_view text) {
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/// RFC 3339 full-date.
bool is_date(std::string_view text) {
  return has_form(text, "0000-00-00") && text::parse_date(text).has_value();
}

/// RFC 3339 full-time.
bool is_time(std::string_view text) {
  if (text.size() < 9 || !has_form(text.substr(0, 8), "00:00:00")) return false;
  const int hour = two_digits(text), minute = two_digits(text.substr(3)),
            second = two_digits(text.substr(6));
  text.remove_prefix(8);
  if (text.starts_with('.')) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (end == 1) return false;
    text.remove_prefix(end);
  }
  int shift = 0;
  if (has_form(text, "+00:00") || has_form(text, "-00:00")) {
    const int hours = two_digits(text.substr(1)), minutes = two_digits(text.substr(4));
    if (hours > 23 || minutes > 59) return false;
    shift = (hours * 60 + minutes) * (text.front() == '+' ? -1 : 1);
  } else if (text != "Z" && text != "z") {
    return false;
  }
  // A leap second comes at the end of a day in UTC.
  const int day = 24 * 60;
  const bool last_minute = (hour * 60 + minute + shift + day) % day == day - 1;
  return hour < 24 && minute < 60 && (second < 60 || (second == 60 && last_minute));
}

bool is_date_time(std::string_view text) {
  return text.size() > 11 && (text[10] == 'T' || text[10] == 't') && is_date(text.substr(0, 10)) &&
         is_time(text.substr(11));
}

bool is_official_date(std::string_view text) {
  return text::parse_date(text).has_value();
}

struct FormatKind {
  std::string_view name, zh, en;
  bool (*fits)(std::string_view text);
  bool of_numbers;
};
constexpr FormatKind kFormats[] = {
    {"date", "日期，要写成 `2024-12-31` 的样子", "date such as `2024-12-31`", is_date, false},
    {"time", "时刻，要写成 `08:30:00+08:00` 的样子", "time such as `08:30:00+08:00`", is_time,
     false},
    {"date-time", "时间，要写成 `2024-12-31T08:30:00+08:00` 的样子",
     "date and time such as `2024-12-31T08:30:00+08:00`", is_date_time, false},
    {"official-date", "日期，要写成 `2024年12月31日` 或 `2024-12-31` 的样子",
     "date such as `2024年12月31日` or `2024-12-31`", is_official_date, true},
};

class Format final : public Keyword {
 public:
  explicit Format(const FormatKind& kind) : kind_(kind) {}
  void check(const Value& value, Outcome& outcome) const override {
    if (!value.is_string() && !(kind_.of_numbers && value.is_number())) return;
    const std::string written = value.to_string();
    if (kind_.fits(written)) return;
    outcome.add(span_of(value), messages::kFormat,
                {json_words(value), std::string(kind_.zh), std::string(kind_.en)});
  }

 private:
  const FormatKind& kind_;
};

std::unique_ptr<Keyword> count_keyword(SchemaCompiler& compiler, Count::Counter counter,
                                       const diag::Message& too_few, const diag::Message& too_many,
                                       std::string_view least, std::string_view most) {
  auto count = std::make_unique<Count>(counter, too_few, too_many);
  count->least = compiler.count(least);
  count->most = compiler.count(most);
  return count;
}

}  // namespace

std::unique_ptr<Keyword> compile_type(SchemaCompiler& compiler) {
  const Value& value = *compiler.find("type");
  const std::vector<Value> names = value.is_list() ? value.items() : std::vector<Value>{value};
  std::set<std::string_view> types;
  for (const Value& name : names) {
    const auto* known =
        name.is_string() ? std::ranges::find(kTypeNames, name.as_string()) : kTypeNames.end();
    if (known == kTypeNames.end()) {
      compiler.malformed(
          name, "type", " `string`、`number`、`integer`、`array`、`object`、`boolean`、`null` 之一",
          "`string`, `number`, `integer`, `array`, `object`, `boolean` or `null`");
      return nullptr;
    }
    types.insert(*known);
  }
  return std::make_unique<Type>(std::move(types));
}

std::unique_ptr<Keyword> compile_enum(SchemaCompiler& compiler) {
  const Value& value = *compiler.find("enum");
  if (!value.is_list()) {
    compiler.malformed(value, "enum", "一组值 [ … ]", "a list of values [ … ]");
    return nullptr;
  }
  auto choices = std::make_unique<Choices>();
  for (const Value& choice : value.items()) choices->add(choice);
  return choices;
}

std::unique_ptr<Keyword> compile_const(SchemaCompiler& compiler) {
  auto choices = std::make_unique<Choices>();
  choices->add(*compiler.find("const"));
  return choices;
}

std::unique_ptr<Keyword> compile_format(SchemaCompiler& compiler) {
  const Value& name = *compiler.find("format");
  if (!name.is_string()) {
    compiler.malformed(name, "format", "格式的名称", "the name of a format");
    return nullptr;
  }
  const auto* kind = std::ranges::find(kFormats, name.as_string(), &FormatKind::name);
  if (kind != std::end(kFormats)) return std::make_unique<Format>(*kind);
  compiler.report().add(
      diag::Diagnostic(messages::kFormatIgnored, {std::string(name.as_string())}, span_of(name)));
  return nullptr;
}

std::unique_ptr<Keyword> compile_numbers(SchemaCompiler& compiler) {
  auto numbers = std::make_unique<Numbers>();
  numbers->minimum = compiler.number("minimum");
  numbers->maximum = compiler.number("maximum");
  numbers->more_than = compiler.number("exclusiveMinimum");
  numbers->less_than = compiler.number("exclusiveMaximum");
  numbers->multiple_of = compiler.number("multipleOf");
  if (numbers->multiple_of && *numbers->multiple_of <= Decimal()) {
    compiler.malformed(*compiler.find("multipleOf"), "multipleOf", "大于 0 的数字",
                       "a number above 0");
    return nullptr;
  }
  return numbers;
}

std::unique_ptr<Keyword> compile_lengths(SchemaCompiler& compiler) {
  const auto counter = [](const Value& value) {
    return value.is_string() ? std::optional(value.string_length()) : std::nullopt;
  };
  return count_keyword(compiler, counter, messages::kTooShort, messages::kTooLong, "minLength",
                       "maxLength");
}

std::unique_ptr<Keyword> compile_item_count(SchemaCompiler& compiler) {
  const auto counter = [](const Value& value) {
    return value.is_list() ? std::optional(value.items().size()) : std::nullopt;
  };
  return count_keyword(compiler, counter, messages::kTooFewItems, messages::kTooManyItems,
                       "minItems", "maxItems");
}

std::unique_ptr<Keyword> compile_member_count(SchemaCompiler& compiler) {
  const auto counter = [](const Value& value) {
    return value.is_map() ? std::optional(value.as_map().size()) : std::nullopt;
  };
  return count_keyword(compiler, counter, messages::kTooFewMembers, messages::kTooManyMembers,
                       "minProperties", "maxProperties");
}

std::unique_ptr<Keyword> compile_pattern(SchemaCompiler& compiler) {
  const Value& expression = *compiler.find("pattern");
  if (!expression.is_string()) {
    compiler.malformed(expression, "pattern", "正则表达式", "a regular expression");
    return nullptr;
  }
  auto pattern = compiler.pattern(expression);
  if (!pattern) return nullptr;
  return std::make_unique<Matching>(std::move(*pattern), std::string(expression.as_string()));
}

}  // namespace chengwen::data
