#include <algorithm>
#include <optional>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/format_digits.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Decimal;
using data::Value;

namespace {

/// One `%…` of the format.
struct Directive {
  std::string_view written;
  bool left = false, plus = false, blank = false, alternate = false, zero = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  char type = 0;
};

class Formatter {
 public:
  Formatter(std::string_view format, const Value& values) : format_(format), values_(values) {
    if (values.is_tuple()) {
      remaining_ = values.items();
    } else {
      remaining_ = {values};
    }
  }

  std::string run() {
    for (std::size_t percent; (percent = format_.find('%', position_)) != std::string_view::npos;) {
      out_ += format_.substr(position_, percent - position_);
      position_ = percent + 1;
      directive();
      check_text(out_.size());
    }
    out_ += format_.substr(position_);
    // What has items of its own may be there for its keys only, of which not all need be used.
    if (taken_ < remaining_.size() && !keyed_ && (values_.is_tuple() || !has_items(values_)))
      fail(messages::kFormatTooMany, {std::string(format_)});
    return std::move(out_);
  }

 private:
  static bool has_items(const Value& value) { return !value.is_string() && is_iterable(value); }

  char peek() const {
    if (position_ >= format_.size()) fail(messages::kFormatSyntax, {std::string(format_)});
    return format_[position_];
  }

  void directive() {
    const std::size_t begin = position_ - 1;
    if (peek() == '%') {
      out_ += '%';
      ++position_;
      return;
    }
    Directive directive;
    if (peek() == '(') choose_key();
    read_flags(directive);
    read_sizes(directive);
    while (peek() == 'h' || peek() == 'l' || peek() == 'L') ++position_;
    directive.type = peek();
    ++position_;
    directive.written = format_.substr(begin, position_ - begin);
    append(directive);
  }

  /// `(key)`: the value that the directive formats is values_[key].
  void choose_key() {
    const std::size_t begin = ++position_;
    for (int depth = 1; depth > 0; ++position_) {
      if (peek() == '(') ++depth;
      if (peek() == ')') --depth;
    }
    const std::string_view key = format_.substr(begin, position_ - 1 - begin);
    if (values_.is_undefined()) fail_undefined(values_);
    if (!values_.is_map()) fail(messages::kFormatNeedsMap, {std::string(format_)});
    const Value* value = values_.as_map().find(key);
    if (value == nullptr) fail(messages::kFormatNoKey, {std::string(format_), std::string(key)});
    keyed_ = true;
    remaining_ = {*value};
    taken_ = 0;
  }

  void read_flags(Directive& directive) {
    for (;; ++position_) {
      switch (peek()) {
        case '-':
          directive.left = true;
          break;
        case '+':
          directive.plus = true;
          break;
        case ' ':
          directive.blank = true;
          break;
        case '#':
          directive.alternate = true;
          break;
        case '0':
          directive.zero = true;
          break;
        default:
          return;
      }
    }
  }

  void read_sizes(Directive& directive) {
    if (peek() == '*') {
      const std::int64_t width = next_integer();
      directive.left = directive.left || width < 0;
      directive.width = static_cast<std::size_t>(width < 0 ? -width : width);
    } else {
      directive.width = read_size(format_, position_);
    }
    check_text(directive.width);
    if (peek() != '.') return;
    ++position_;
    if (peek() == '*') {
      const std::int64_t precision = next_integer();
      directive.precision = static_cast<std::size_t>(std::max<std::int64_t>(0, precision));
    } else {
      directive.precision = read_size(format_, position_);
    }
    check_text(*directive.precision);
  }

  const Value& next_value() {
    if (taken_ >= remaining_.size()) fail(messages::kFormatTooFew, {std::string(format_)});
    return remaining_[taken_++];
  }

  std::int64_t next_integer() {
    ++position_;
    const Value& value = next_value();
    const auto integer = to_index(value);
    if (!integer) fail(messages::kFormatNumber, {"*", shown(value)});
    return *integer;
  }

  void append(const Directive& directive) {
    switch (directive.type) {
      case 's':
        return append_cut(directive, next_value().to_string());
      case 'r': {
        std::string quoted;
        next_value().print_quoted(quoted);
        return append_cut(directive, quoted);
      }
      case 'c':
        return append_text(directive, character(directive, next_value()));
      case 'd':
      case 'i':
      case 'x':
      case 'X':
      case 'o':
        return append_integer(directive, next_number(directive));
      case 'f':
      case 'F': {
        const Decimal number = next_number(directive);
        const std::string digits =
            fixed_digits(number, directive.precision.value_or(6), directive.alternate);
        return append_number(directive, is_negative(number, digits), "", digits);
      }
      default:
        fail(messages::kFormatSyntax, {std::string(format_)});
    }
  }

  Decimal next_number(const Directive& directive) {
    const Value& value = next_value();
    if (value.is_undefined()) fail_undefined(value);
    const bool whole_only = std::string_view("xXo").find(directive.type) != std::string_view::npos;
    if (!value.is_numeric() || (whole_only && value.kind() == data::Kind::decimal))
      fail(messages::kFormatNumber, {std::string(directive.written), shown(value)});
    return value.as_number();
  }

  /// There is no negative zero: what rounds to nothing has no sign.
  static bool is_negative(const Decimal& number, std::string_view digits) {
    return number.is_negative() && digits.find_first_not_of("0.") != std::string_view::npos;
  }

  void append_integer(const Directive& directive, const Decimal& number) {
    const Decimal whole = number.truncated();
    std::string digits = integer_digits(whole, directive.type);
    if (directive.precision.value_or(0) > digits.size())
      digits.insert(0, *directive.precision - digits.size(), '0');
    const bool prefixed = directive.alternate && directive.type != 'd' && directive.type != 'i';
    append_number(directive, whole.is_negative(),
                  prefixed ? std::string{'0', directive.type} : std::string(), digits);
  }

  void append_number(const Directive& directive, bool negative, const std::string& prefix,
                     const std::string& digits) {
    const std::string sign = negative ? "-" : directive.plus ? "+" : directive.blank ? " " : "";
    const std::size_t size = sign.size() + prefix.size() + digits.size();
    const std::size_t pad = directive.width > size ? directive.width - size : 0;
    if (!directive.left && !directive.zero) out_.append(pad, ' ');
    out_ += sign;
    out_ += prefix;
    if (!directive.left && directive.zero) out_.append(pad, '0');
    out_ += digits;
    if (directive.left) out_.append(pad, ' ');
  }

  std::string character(const Directive& directive, const Value& value) const {
    if (value.is_undefined()) fail_undefined(value);
    if (value.is_string() && value.string_length() == 1) return value.to_string();
    const auto code = to_index(value);
    if (!code) fail(messages::kFormatNumber, {std::string(directive.written), shown(value)});
    if (*code < 0 || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
      fail(messages::kNoCharacter, {shown(value)});
    std::string out;
    text::append(out, static_cast<char32_t>(*code));
    return out;
  }

  void append_cut(const Directive& directive, std::string_view text) {
    append_text(directive, directive.precision
                               ? text.substr(0, text::offset_of(text, *directive.precision))
                               : text);
  }

  void append_text(const Directive& directive, std::string_view text) {
    const std::size_t length = text::length(text);
    const std::size_t pad = directive.width > length ? directive.width - length : 0;
    if (!directive.left) out_.append(pad, ' ');
    out_ += text;
    if (directive.left) out_.append(pad, ' ');
  }

  std::string_view format_;
  const Value& values_;
  std::vector<Value> remaining_;
  std::size_t taken_ = 0;
  bool keyed_ = false;
  std::size_t position_ = 0;
  std::string out_;
};

}  // namespace

std::string percent_format(std::string_view format, const Value& values) {
  return Formatter(format, values).run();
}

}  // namespace chengwen::jinja
