#include <algorithm>
#include <optional>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/python_strings.h"
#include "text/case_mapping.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

using data::Value;

std::string_view receiver(const Call& call) {
  return call.subject().as_string();
}

std::string_view separator_argument(const Call& call) {
  const std::string_view separator = text_argument(call, 0);
  if (separator.empty()) fail(messages::kEmptySeparator);
  return separator;
}

Value texts(const std::vector<std::string_view>& parts) {
  std::vector<Value> items;
  items.reserve(parts.size());
  for (const std::string_view part : parts) items.push_back(Value::string(part));
  return Value::list(std::move(items));
}

Value upper(Call& call) {
  return Value::string(text::to_upper(receiver(call)));
}
Value lower(Call& call) {
  return Value::string(text::to_lower(receiver(call)));
}
Value capitalize(Call& call) {
  return Value::string(text::capitalize(receiver(call)));
}
Value title(Call& call) {
  return Value::string(text::to_title(receiver(call)));
}
Value swapcase(Call& call) {
  return Value::string(text::swap_case(receiver(call)));
}

Value strip_at(Call& call, Side side) {
  if (!has_argument(call, 0)) return Value::string(stripped(receiver(call), side));
  return Value::string(stripped(receiver(call), text_argument(call, 0), side));
}

Value strip(Call& call) {
  return strip_at(call, Side::both);
}
Value lstrip(Call& call) {
  return strip_at(call, Side::left);
}
Value rstrip(Call& call) {
  return strip_at(call, Side::right);
}

std::size_t most_splits(const Call& call) {
  const std::int64_t most = integer_argument(call, 1, -1);
  return most < 0 ? std::string_view::npos : static_cast<std::size_t>(most);
}

std::size_t end_of_word(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t position = 0; position < text.size(); end = position)
    if (text::is_white_space(text::decode(text, position))) break;
  return end;
}

std::vector<std::string_view> words_of(std::string_view text, std::size_t most) {
  std::vector<std::string_view> words;
  for (text = text::trim_start(text); !text.empty(); text = text::trim_start(text)) {
    const std::size_t end = words.size() == most ? text.size() : end_of_word(text);
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::vector<std::string_view> last_words_of(std::string_view text, std::size_t most) {
  const std::vector<std::string_view> all = words_of(text, std::string_view::npos);
  if (all.size() <= most) return all;
  const std::size_t kept = all.size() - most;
  std::vector<std::string_view> words(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  const std::string_view before =
      words.empty() ? text
                    : text.substr(0, static_cast<std::size_t>(words[0].data() - text.data()));
  words.insert(words.begin(), text::trim_end(before));
  return words;
}

Value split(Call& call) {
  const std::string_view text = receiver(call);
  const std::size_t most = most_splits(call);
  if (!has_argument(call, 0)) return texts(words_of(text, most));
  const std::string_view separator = separator_argument(call);
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (parts.size() < most) {
    const std::size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) break;
    parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  parts.push_back(text.substr(begin));
  return texts(parts);
}

Value rsplit(Call& call) {
  std::string_view text = receiver(call);
  const std::size_t most = most_splits(call);
  if (!has_argument(call, 0)) return texts(last_words_of(text, most));
  const std::string_view separator = separator_argument(call);
  std::vector<std::string_view> parts;
  while (parts.size() < most) {
    const std::size_t begin = text.rfind(separator);
    if (begin == std::string_view::npos) break;
    parts.push_back(text.substr(begin + separator.size()));
    text = text.substr(0, begin);
  }
  parts.push_back(text);
  std::reverse(parts.begin(), parts.end());
  return texts(parts);
}

Value splitlines(Call& call) {
  return texts(lines_of(receiver(call), flag_argument(call, 0)));
}

Value join(Call& call) {
  std::string out;
  bool between = false;
  const auto cursor = iterate(call[0]);
  for (Value item; cursor->next(item); between = true) {
    if (!item.is_string()) fail(messages::kJoinNeedsText, {shown(item)});
    if (between) out += receiver(call);
    out += item.as_string();
    call.host().charge(1);
    check_text(out.size());
  }
  return Value::string(out);
}

Value replace(Call& call) {
  return Value::string(replaced(receiver(call), text_argument(call, 0), text_argument(call, 1),
                                integer_argument(call, 2, -1)));
}

/// The part of a text that the arguments `start` and `end` (1 and 2) choose.
struct Window {
  std::string_view text;
  std::size_t first = 0;  ///< the code point it begins with
  bool exists = true;     ///< false when start lies behind end: then not even "" is in it
};

Window window_of(const Call& call) {
  const auto length = static_cast<std::int64_t>(call.subject().string_length());
  const auto bound = [&](std::size_t index, std::int64_t otherwise) {
    if (!has_argument(call, index)) return otherwise;
    const std::int64_t given = integer_argument(call, index);
    return given < 0 ? std::max<std::int64_t>(0, given + length) : given;
  };
  const std::int64_t first = bound(1, 0);
  const std::int64_t end = std::min(bound(2, length), length);
  if (first > end) return {{}, 0, false};
  return {
      call.subject().string_slice(static_cast<std::size_t>(first), static_cast<std::size_t>(end)),
      static_cast<std::size_t>(first), true};
}

std::optional<std::int64_t> position_of(const Call& call, bool from_end) {
  const std::string_view part = text_argument(call, 0);
  const Window window = window_of(call);
  const std::size_t found = from_end ? window.text.rfind(part) : window.text.find(part);
  if (!window.exists || found == std::string_view::npos) return std::nullopt;
  return static_cast<std::int64_t>(window.first + text::length(window.text.substr(0, found)));
}

Value find(Call& call) {
  return Value::integer(position_of(call, false).value_or(-1));
}
Value rfind(Call& call) {
  return Value::integer(position_of(call, true).value_or(-1));
}

Value index_at(Call& call, bool from_end) {
  const auto position = position_of(call, from_end);
  if (!position) fail(messages::kNotFound, {shown(call[0]), shown(call.subject())});
  return Value::integer(*position);
}

Value index(Call& call) {
  return index_at(call, false);
}
Value rindex(Call& call) {
  return index_at(call, true);
}

Value count(Call& call) {
  const std::string_view part = text_argument(call, 0);
  const Window window = window_of(call);
  if (!window.exists) return Value::integer(0);
  if (part.empty()) return Value::integer(static_cast<std::int64_t>(text::length(window.text)) + 1);
  std::int64_t found = 0;
  for (std::size_t position = window.text.find(part); position != std::string_view::npos;
       position = window.text.find(part, position + part.size()))
    ++found;
  return Value::integer(found);
}

/// Whether the window passes for the first argument or, where it is a tuple, for one of its items.
Value matches(Call& call, bool (*test)(std::string_view text, std::string_view part)) {
  const Window window = window_of(call);
  const auto passes = [&](std::string_view part) {
    return window.exists && test(window.text, part);
  };
  if (!call[0].is_tuple()) return Value::boolean(passes(text_argument(call, 0)));
  bool passed = false;
  for (const Value& item : call[0].items()) {
    if (!item.is_string())
      fail(messages::kNeedsText, {std::string(call.native().name), "prefix", shown(item)});
    passed = passed || passes(item.as_string());
  }
  return Value::boolean(passed);
}

Value startswith(Call& call) {
  return matches(
      call, [](std::string_view text, std::string_view part) { return text.starts_with(part); });
}

Value endswith(Call& call) {
  return matches(call,
                 [](std::string_view text, std::string_view part) { return text.ends_with(part); });
}

Value three(std::string_view before, std::string_view middle, std::string_view after) {
  return Value::tuple({Value::string(before), Value::string(middle), Value::string(after)});
}

Value partition(Call& call) {
  const std::string_view text = receiver(call), separator = separator_argument(call);
  const std::size_t found = text.find(separator);
  if (found == std::string_view::npos) return three(text, "", "");
  return three(text.substr(0, found), separator, text.substr(found + separator.size()));
}

Value rpartition(Call& call) {
  const std::string_view text = receiver(call), separator = separator_argument(call);
  const std::size_t found = text.rfind(separator);
  if (found == std::string_view::npos) return three("", "", text);
  return three(text.substr(0, found), separator, text.substr(found + separator.size()));
}

std::string_view fill_argument(const Call& call) {
  const std::string_view fill = text_argument(call, 1, " ");
  if (text::length(fill) != 1) fail(messages::kFillNotOne, {shown(call[1])});
  return fill;
}

/// How many code points the receiver lacks of the width that the first argument asks for.
std::size_t lacking(const Call& call) {
  const auto length = static_cast<std::int64_t>(call.subject().string_length());
  const std::int64_t width = integer_argument(call, 0);
  return width <= length ? 0 : static_cast<std::size_t>(width - length);
}

Value ljust(Call& call) {
  return Value::string(padded(receiver(call), 0, lacking(call), fill_argument(call)));
}

Value rjust(Call& call) {
  return Value::string(padded(receiver(call), lacking(call), 0, fill_argument(call)));
}

Value center(Call& call) {
  return Value::string(centered(receiver(call), integer_argument(call, 0), fill_argument(call)));
}

Value zfill(Call& call) {
  const std::string_view text = receiver(call);
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  return Value::string(std::string(text.substr(0, sign)) +
                       padded(text.substr(sign), lacking(call), 0, "0"));
}

Value removeprefix(Call& call) {
  const std::string_view text = receiver(call), prefix = text_argument(call, 0);
  return Value::string(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

Value removesuffix(Call& call) {
  const std::string_view text = receiver(call), suffix = text_argument(call, 0);
  return Value::string(text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text);
}

Value format(Call& call) {
  return Value::string(brace_format(receiver(call), call.rest(), call.named()));
}

/// Not empty, and every code point passes.
template <class Test>
Value all(const Call& call, Test test) {
  const std::string_view text = receiver(call);
  for (std::size_t position = 0; position < text.size();)
    if (!test(text::decode(text, position))) return Value::boolean(false);
  return Value::boolean(!text.empty());
}

Value isdigit(Call& call) {
  return all(call, text::is_digit);
}
Value isdecimal(Call& call) {
  return all(call, text::is_decimal_digit);
}
Value isnumeric(Call& call) {
  return all(call, text::is_numeric);
}
Value isalpha(Call& call) {
  return all(call, text::is_alphabetic);
}
Value isspace(Call& call) {
  return all(call, text::is_white_space);
}

Value isalnum(Call& call) {
  return all(call, [](char32_t c) {
    return text::is_alphabetic(c) || text::is_digit(c) || text::is_numeric(c);
  });
}

Value isupper(Call& call) {
  return Value::boolean(is_all_upper(receiver(call)));
}
Value islower(Call& call) {
  return Value::boolean(is_all_lower(receiver(call)));
}

constexpr Native kMethods[] = {
    {"upper", "", 0, upper},
    {"lower", "", 0, lower},
    {"capitalize", "", 0, capitalize},
    {"title", "", 0, title},
    {"swapcase", "", 0, swapcase},
    {"strip", "chars", 0, strip},
    {"lstrip", "chars", 0, lstrip},
    {"rstrip", "chars", 0, rstrip},
    {"split", "sep maxsplit", 0, split},
    {"rsplit", "sep maxsplit", 0, rsplit},
    {"splitlines", "keepends", 0, splitlines},
    {"join", "iterable", 1, join},
    {"replace", "old new count", 2, replace},
    {"startswith", "prefix start end", 1, startswith},
    {"endswith", "suffix start end", 1, endswith},
    {"find", "sub start end", 1, find},
    {"rfind", "sub start end", 1, rfind},
    {"index", "sub start end", 1, index},
    {"rindex", "sub start end", 1, rindex},
    {"count", "sub start end", 1, count},
    {"partition", "sep", 1, partition},
    {"rpartition", "sep", 1, rpartition},
    {"ljust", "width fillchar", 1, ljust},
    {"rjust", "width fillchar", 1, rjust},
    {"center", "width fillchar", 1, center},
    {"zfill", "width", 1, zfill},
    {"removeprefix", "prefix", 1, removeprefix},
    {"removesuffix", "suffix", 1, removesuffix},
    {"format", "*values **named", 0, format},
    {"isdigit", "", 0, isdigit},
    {"isdecimal", "", 0, isdecimal},
    {"isnumeric", "", 0, isnumeric},
    {"isalpha", "", 0, isalpha},
    {"isalnum", "", 0, isalnum},
    {"isspace", "", 0, isspace},
    {"isupper", "", 0, isupper},
    {"islower", "", 0, islower},
};

}  // namespace

void install_string_methods(Environment& environment) {
  for (const Native& method : kMethods) environment.add_method(data::Kind::string, method);
}

}  // namespace chengwen::jinja
