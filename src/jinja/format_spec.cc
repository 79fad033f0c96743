#include <algorithm>
#include <optional>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/format_digits.h"
#include "jinja/library_messages.h"
#include "jinja/python_strings.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Decimal;
using data::Value;

namespace {

struct Spec {
  std::string fill = " ";
  char align = 0;  ///< < > ^ = or 0
  char sign = 0;
  bool alternate = false;
  std::size_t width = 0;
  char grouping = 0;  ///< , _ or 0
  std::optional<std::size_t> precision;
  char type = 0;
};

bool is_one_of(char c, std::string_view characters) {
  return c != 0 && characters.find(c) != std::string_view::npos;
}

class SpecReader {
 public:
  SpecReader(std::string_view text, const Value& value) : text_(text), value_(value) {}

  Spec read() {
    const bool filled = read_fill();
    if (is_one_of(peek(), "+- ")) spec_.sign = take();
    if (peek() == '#') spec_.alternate = take() == '#';
    if (peek() == '0' && !filled) {
      spec_.fill = "0";
      if (spec_.align == 0 && value_.is_numeric()) spec_.align = '=';
    }
    spec_.width = read_size(text_, position_);
    if (is_one_of(peek(), ",_")) spec_.grouping = take();
    if (peek() == '.') {
      ++position_;
      const std::size_t begin = position_;
      spec_.precision = read_size(text_, position_);
      if (position_ == begin) refuse();
    }
    if (position_ < text_.size()) spec_.type = take();
    if (position_ < text_.size()) refuse();
    return std::move(spec_);
  }

 private:
  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  char take() { return text_[position_++]; }
  [[noreturn]] void refuse() const {
    fail(messages::kFormatSyntax, {"{:" + std::string(text_) + "}"});
  }

  /// Reads `[[fill]align]`; true when a fill is written.
  bool read_fill() {
    if (text_.empty()) return false;
    std::size_t behind_fill = 0;
    text::decode(text_, behind_fill);
    if (behind_fill < text_.size() && is_one_of(text_[behind_fill], "<>^=")) {
      spec_.fill = text_.substr(0, behind_fill);
      spec_.align = text_[behind_fill];
      position_ = behind_fill + 1;
      return true;
    }
    if (is_one_of(text_[0], "<>^=")) spec_.align = take();
    return false;
  }

  std::string_view text_;
  const Value& value_;
  Spec spec_;
  std::size_t position_ = 0;
};

/// A number between its sign and its unit: sign and prefix, the digits before the point, the rest.
struct Parts {
  std::string head, digits, tail;
};

std::size_t grouped_size(std::size_t digits, std::size_t group) {
  return digits + (digits == 0 ? 0 : (digits - 1) / group);
}

/// Separators every `group` digits from the right, with zeros in front until it is at least `least`
/// wide.
std::string grouped(std::string digits, char separator, std::size_t group, std::size_t least) {
  std::size_t count = digits.size();
  while (grouped_size(count, group) < least) ++count;
  digits.insert(0, count - digits.size(), '0');
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && (count - i) % group == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string aligned(const std::string& text, const Spec& spec, char align) {
  const std::size_t length = text::length(text);
  const std::size_t pad = spec.width > length ? spec.width - length : 0;
  const std::size_t left = align == '<' ? 0 : align == '^' ? pad / 2 : pad;
  return padded(text, left, pad - left, spec.fill);
}

class SpecFormatter {
 public:
  SpecFormatter(const Value& value, std::string_view written)
      : value_(value), written_(written), spec_(SpecReader(written, value).read()) {}

  std::string run() {
    if (value_.is_string()) return text();
    if (!value_.is_numeric()) refuse();
    const Decimal number = value_.as_number();
    Parts parts;
    if (is_one_of(spec_.type, "bdoxX") || (spec_.type == 0 && number.is_integer())) {
      parts = integer(number);
    } else if (is_one_of(spec_.type, "fF%")) {
      parts = fixed(number);
    } else if (spec_.type == 0) {
      parts = plain(number);
    } else {
      refuse();
    }
    return arranged(std::move(parts));
  }

 private:
  [[noreturn]] void refuse() const {
    fail(messages::kFormatValue, {"{:" + std::string(written_) + "}", shown(value_)});
  }

  std::string text() const {
    if ((spec_.type != 's' && spec_.type != 0) || spec_.sign != 0 || spec_.alternate ||
        spec_.align == '=' || spec_.grouping != 0)
      refuse();
    std::string text(value_.as_string());
    if (spec_.precision) text.resize(text::offset_of(text, *spec_.precision));
    return aligned(text, spec_, spec_.align == 0 ? '<' : spec_.align);
  }

  Parts integer(const Decimal& number) const {
    if (!number.is_integer() || spec_.precision) refuse();
    const bool decimal = spec_.type == 'd' || spec_.type == 0;
    if (spec_.grouping == ',' && !decimal) refuse();
    const bool prefixed = spec_.alternate && !decimal;
    return {sign(number.is_negative()) + (prefixed ? std::string{'0', spec_.type} : ""),
            integer_digits(number, decimal ? 'd' : spec_.type), ""};
  }

  Parts fixed(const Decimal& number) const {
    const bool percent = spec_.type == '%';
    const Decimal shown_number = percent ? number * Decimal::integer(100) : number;
    const std::string digits =
        fixed_digits(shown_number, spec_.precision.value_or(6), spec_.alternate);
    const bool nothing = digits.find_first_not_of("0.") == std::string::npos;
    Parts parts = split(digits, shown_number.is_negative() && !nothing);
    if (percent) parts.tail += '%';
    return parts;
  }

  /// Without a type: as it prints, or rounded to so many significant digits.
  Parts plain(const Decimal& number) const {
    if (!spec_.precision) return split(number.absolute().to_string(), number.is_negative());
    const int significant =
        static_cast<int>(std::clamp<std::size_t>(*spec_.precision, 1, data::Decimal::kMaxDigits));
    const std::string digits = number.absolute().to_string();
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = std::min(digits.find_first_not_of("0."), digits.size());
    const int magnitude =
        first < point ? static_cast<int>(point - first) : -static_cast<int>(first - point - 1);
    const Decimal rounded =
        number.rounded(significant - magnitude, data::Rounding::half_even).with_places(0);
    return split(rounded.absolute().to_string(), rounded.is_negative());
  }

  std::string sign(bool negative) const {
    if (negative) return "-";
    return spec_.sign == '+' || spec_.sign == ' ' ? std::string(1, spec_.sign) : "";
  }

  Parts split(const std::string& digits, bool negative) const {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    return {sign(negative), digits.substr(0, point), digits.substr(point)};
  }

  std::string arranged(Parts parts) const {
    const bool inside = spec_.align == '=';
    if (spec_.grouping != 0) {
      const std::size_t around = parts.head.size() + parts.tail.size();
      const bool zeros = inside && spec_.fill == "0" && spec_.width > around;
      parts.digits =
          grouped(std::move(parts.digits), spec_.grouping, is_one_of(spec_.type, "boxX") ? 4 : 3,
                  zeros ? spec_.width - around : 0);
    }
    if (!inside)
      return aligned(parts.head + parts.digits + parts.tail, spec_,
                     spec_.align == 0 ? '>' : spec_.align);
    const std::size_t size = parts.head.size() + parts.digits.size() + parts.tail.size();
    const std::size_t pad = spec_.width > size ? spec_.width - size : 0;
    return parts.head + padded(parts.digits + parts.tail, pad, 0, spec_.fill);
  }

  const Value& value_;
  std::string_view written_;
  Spec spec_;
};

}  // namespace

std::string apply_format_spec(const Value& value, std::string_view specification) {
  if (specification.empty()) return value.to_string();
  if (value.is_undefined()) fail_undefined(value);
  return SpecFormatter(value, specification).run();
}

}  // namespace chengwen::jinja
