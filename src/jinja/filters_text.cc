#include <algorithm>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/inference.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/python_strings.h"
#include "jinja/word_wrap.h"
#include "text/case_mapping.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

using data::Value;

Value upper(Call& call) {
  return Value::string(text::to_upper(call.subject().to_string()));
}
Value lower(Call& call) {
  return Value::string(text::to_lower(call.subject().to_string()));
}
Value capitalize(Call& call) {
  return Value::string(text::capitalize(call.subject().to_string()));
}

Value string(Call& call) {
  if (call.subject().is_string()) return call.subject();
  return Value::string(call.subject().to_string());
}

Value trim(Call& call) {
  const std::string printed = call.subject().to_string();
  if (!has_argument(call, 0)) return Value::string(text::trim(printed));
  return Value::string(stripped(printed, text_argument(call, 0), Side::both));
}

bool begins_word(char32_t c) {
  return text::is_white_space(c) ||
         std::u32string_view(U"-([{<").find(c) != std::u32string_view::npos;
}

Value title(Call& call) {
  const std::string printed = call.subject().to_string();
  std::string out;
  for (std::size_t position = 0; position < printed.size();) {
    const std::size_t begin = position;
    if (begins_word(text::decode(printed, position))) {
      out.append(printed, begin, position - begin);
      continue;
    }
    const std::size_t second = position;
    std::size_t end = position;
    while (position < printed.size() && !begins_word(text::decode(printed, position)))
      end = position;
    position = end;
    const std::string_view word = printed;
    out += text::to_upper(word.substr(begin, second - begin));
    out += text::to_lower(word.substr(second, end - second));
  }
  return Value::string(out);
}

Value replace(Call& call) {
  const std::int64_t count = has_argument(call, 2) ? integer_argument(call, 2) : -1;
  return Value::string(
      replaced(call.subject().to_string(), call[0].to_string(), call[1].to_string(), count));
}

Value center(Call& call) {
  return Value::string(centered(call.subject().to_string(), integer_argument(call, 0, 80)));
}

Value wordcount(Call& call) {
  const std::string printed = call.subject().to_string();
  std::int64_t words = 0;
  bool inside = false;
  for (std::size_t position = 0; position < printed.size();) {
    const bool word = text::is_word(text::decode(printed, position));
    if (word && !inside) ++words;
    inside = word;
  }
  return Value::integer(words);
}

Value truncate(Call& call) {
  const std::string_view whole = text_subject(call);
  const std::int64_t length = integer_argument(call, 0, 255);
  const std::string_view end = text_argument(call, 2, "...");
  const std::int64_t leeway = has_argument(call, 3) ? integer_argument(call, 3) : 5;
  const auto end_length = static_cast<std::int64_t>(text::length(end));
  if (length < end_length)
    fail(messages::kAtLeast, {"truncate", "length", std::to_string(end_length), shown(call[0])});
  if (leeway < 0) fail(messages::kAtLeast, {"truncate", "leeway", "0", shown(call[3])});
  if (static_cast<std::int64_t>(text::length(whole)) <= length + leeway) return call.subject();
  std::string_view kept =
      whole.substr(0, text::offset_of(whole, static_cast<std::size_t>(length - end_length)));
  if (!flag_argument(call, 1)) kept = kept.substr(0, kept.rfind(' '));
  return Value::string(std::string(kept) + std::string(end));
}

Value indent(Call& call) {
  const std::string text = std::string(text_subject(call)) + '\n';
  const std::vector<std::string_view> lines = lines_of(text);
  const std::string indention =
      call[0].is_string()
          ? std::string(call[0].as_string())
          : padded(
                "",
                static_cast<std::size_t>(std::max<std::int64_t>(0, integer_argument(call, 0, 4))),
                0);
  const bool first = flag_argument(call, 1), blank = flag_argument(call, 2);
  check_text(text.size() + lines.size() * indention.size());
  std::string out = first ? indention : "";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    if (i > 0 && (blank || !lines[i].empty())) out += indention;
    out += lines[i];
  }
  return Value::string(out);
}

Value wordwrap(Call& call) {
  const std::string_view text = text_subject(call);
  const std::int64_t width = integer_argument(call, 0, 79);
  const std::string_view between = has_argument(call, 2) ? text_argument(call, 2) : "\n";
  WrapOptions options;
  if (width < 1) fail(messages::kAtLeast, {"wordwrap", "width", "1", shown(call[0])});
  options.width = static_cast<std::size_t>(width);
  options.break_long_words = !call.given(1) || call[1].truth();
  options.break_on_hyphens = !call.given(3) || call[3].truth();
  std::string out;
  bool first = true;
  for (const std::string_view line : lines_of(text)) {
    if (!std::exchange(first, false)) out += between;
    bool begun = false;
    for (const std::string_view part : wrap_line(line, options)) {
      if (std::exchange(begun, true)) out += between;
      out += part;
    }
    check_text(out.size());
  }
  return Value::string(out);
}

Value format(Call& call) {
  const std::string pattern = call.subject().to_string();
  if (call.named().empty())
    return Value::string(percent_format(pattern, Value::tuple(call.rest())));
  if (!call.rest().empty()) fail(messages::kMixedArguments, {"format"});
  Value values = Value::map();
  for (const auto& [name, value] : call.named())
    values.mutable_map().set(Value::string(name), value);
  return Value::string(percent_format(pattern, values));
}

Value default_value(Call& call) {
  const Value& subject = call.subject();
  const bool keeps = flag_argument(call, 1) ? subject.truth() : !subject.is_undefined();
  if (keeps) return subject;
  return call.given(0) ? call[0] : Value::string("");
}

Shape infer_format(Inference& call) {
  call.want(call.subject(), Want::text);
  for (const Shape& value : call.rest()) call.want(value, Want::printed);
  for (const auto& [name, value] : call.named()) call.want(value, Want::printed);
  return call.unknown();
}

/// The subject where it is there, else the default.
Shape infer_default(Inference& call) {
  call.host().touch(call.subject());
  const Shape there = call.condition(DataTree::Says::defined);
  Shape result = call.subject().guarded(there.branches->when_true);
  result.branches.reset();
  result.add(call[0], there.branches->when_false);
  return result;
}

constexpr Native kFilters[] = {
    {"upper", "", 0, upper, wants_text, "upcase upperCase uppercase toUpperCase"},
    {"lower", "", 0, lower, wants_text, "downcase lowerCase lowercase toLowerCase"},
    {"capitalize", "", 0, capitalize, wants_text, "capfirst ucFirst"},
    {"title", "", 0, title, wants_text, "ucWords titlecase"},
    {"trim", "chars", 0, trim, wants_text, "strip"},
    {"string", "", 0, string, wants_printed},
    {"replace", "old new count", 2, replace, wants_printed, "cut remove"},
    {"center", "width", 0, center, wants_text},
    {"wordcount", "", 0, wordcount, wants_text, "number_of_words"},
    {"truncate", "length killwords end leeway", 0, truncate, wants_text,
     "truncatechars truncatewords ellipsis"},
    {"indent", "width first blank", 0, indent, wants_text},
    {"wordwrap", "width break_long_words wrapstring break_on_hyphens", 0, wordwrap, wants_text},
    {"format", "*values **named", 0, format, infer_format},
    {"default", "default_value boolean", 0, default_value, infer_default,
     "ifEmpty ifNull default_if_none", true},
};

}  // namespace

void install_text_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
  environment.alias_filter("d", "default");
}

}  // namespace chengwen::jinja
