#include <algorithm>
#include <array>
#include <optional>

#include "jinja/arguments.h"
#include "jinja/inference.h"
#include "jinja/json_writer.h"
#include "jinja/library.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "jinja/python_strings.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::jinja {
namespace {

using data::Value;

/// Output is always escaped once, so there is nothing to do.
Value as_it_is(Call& call) {
  return call.subject();
}

std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  for (std::size_t position = 0;;) {
    const std::size_t begin = text.find(open, position);
    const std::size_t end =
        begin == std::string_view::npos ? begin : text.find(close, begin + open.size());
    if (end == std::string_view::npos) return out += text.substr(position);
    out += text.substr(position, begin - position);
    position = end + close.size();
  }
}

std::string collapsed(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    const bool white = text::is_white_space(text::decode(text, position));
    if (!white && blank && !out.empty()) out += ' ';
    if (!white) out += text.substr(begin, position - begin);
    blank = white;
  }
  return out;
}

/// The character that `&name;` or `&#number;` stands for.
std::optional<char32_t> referenced(std::string_view name) {
  struct Entity {
    std::string_view name;
    char32_t character;
  };
  static constexpr Entity kEntities[] = {
      {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},       {"quot", U'"'},
      {"apos", U'\''},   {"nbsp", 0xA0},    {"copy", 0xA9},     {"reg", 0xAE},
      {"deg", 0xB0},     {"middot", 0xB7},  {"laquo", 0xAB},    {"raquo", 0xBB},
      {"times", 0xD7},   {"yen", 0xA5},     {"sect", 0xA7},     {"ndash", 0x2013},
      {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"ldquo", 0x201C},
      {"rdquo", 0x201D}, {"bull", 0x2022},  {"hellip", 0x2026}, {"trade", 0x2122},
  };
  if (!name.starts_with('#')) {
    for (const Entity& entity : kEntities)
      if (entity.name == name) return entity.character;
    return std::nullopt;
  }
  name.remove_prefix(1);
  const bool hexadecimal = name.starts_with('x') || name.starts_with('X');
  if (hexadecimal) name.remove_prefix(1);
  if (name.size() > 10) return std::nullopt;
  const auto number = data::Decimal::parse_integer(name, hexadecimal ? 16 : 10);
  if (!number) return std::nullopt;
  const std::int64_t code = number->to_int64().value_or(0);
  const bool exists = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code >= 0xE000);
  return exists ? static_cast<char32_t>(code) : 0xFFFD;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t position = 0;;) {
    const std::size_t ampersand = text.find('&', position);
    if (ampersand == std::string_view::npos) return out += text.substr(position);
    out += text.substr(position, ampersand - position);
    const std::size_t end = text.substr(0, ampersand + 34).find(';', ampersand);
    const auto character = end == std::string_view::npos
                               ? std::nullopt
                               : referenced(text.substr(ampersand + 1, end - ampersand - 1));
    if (character) {
      text::append(out, *character);
    } else {
      out += '&';
    }
    position = character ? end + 1 : ampersand + 1;
  }
}

Value striptags(Call& call) {
  const std::string printed = call.subject().to_string();
  return Value::string(unescaped(collapsed(without(without(printed, "<!--", "-->"), "<", ">"))));
}

Value tojson(Call& call) {
  if (!has_argument(call, 0)) return Value::string(to_json(call.subject(), {}, call.host()));
  if (call[0].is_string())
    return Value::string(to_json(call.subject(), call[0].as_string(), call.host()));
  const std::int64_t width = std::max<std::int64_t>(0, integer_argument(call, 0));
  const std::string indent = padded("", static_cast<std::size_t>(width), 0);
  return Value::string(to_json(call.subject(), indent, call.host()));
}

std::string percent_encoded(std::string_view text, bool in_query) {
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || std::string_view("_.-~").find(c) != std::string_view::npos ||
        (c == '/' && !in_query)) {
      out += c;
    } else if (c == ' ' && in_query) {
      out += '+';
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 0xF]};
    }
  }
  return out;
}

Value urlencode(Call& call) {
  const Value& subject = call.subject();
  if (subject.is_string() || !is_iterable(subject))
    return Value::string(percent_encoded(subject.to_string(), false));
  std::string out;
  const auto append = [&](const Value& key, const Value& value) {
    if (!out.empty()) out += '&';
    out += percent_encoded(key.to_string(), true) + '=' + percent_encoded(value.to_string(), true);
  };
  if (subject.is_map()) {
    call.host().charge(subject.as_map().size());
    for (const auto& entry : subject.as_map().entries()) append(entry.key, entry.value);
    return Value::string(out);
  }
  for (const Value& item : to_items(call.host(), subject)) {
    const std::vector<Value> pair = to_items(call.host(), item);
    if (pair.size() != 2) fail(messages::kNotAPair, {shown(item)});
    append(pair[0], pair[1]);
  }
  return Value::string(out);
}

constexpr Native kFilters[] = {
    {"escape", "", 0, as_it_is, gives_subject},
    {"forceescape", "", 0, as_it_is, gives_subject},
    {"safe", "", 0, as_it_is, gives_subject, "raw"},
    {"striptags", "", 0, striptags, wants_text, "strip_html"},
    {"tojson", "indent", 0, tojson},
    {"urlencode", "", 0, urlencode},
};

}  // namespace

void install_markup_filters(Environment& environment) {
  for (const Native& filter : kFilters) environment.add_filter(filter);
  environment.alias_filter("e", "escape");
}

}  // namespace chengwen::jinja
