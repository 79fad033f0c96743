#include "jinja/format_digits.h"

#include "jinja/arguments.h"
#include "jinja/library_messages.h"

namespace chengwen::jinja {

std::string fixed_digits(const data::Decimal& number, std::size_t digits, bool point) {
  if (digits > data::Decimal::kMaxDigits) fail_too_many_digits();
  std::string out =
      number.absolute().quantized(static_cast<int>(digits), data::Rounding::half_even).to_string();
  if (digits == 0 && point) out += '.';
  return out;
}

std::string integer_digits(const data::Decimal& integer, char type) {
  const int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
  std::string out = integer.absolute().to_base(base);
  if (type == 'X')
    for (char& c : out)
      if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::size_t read_size(std::string_view text, std::size_t& position) {
  std::size_t size = 0;
  for (; position < text.size() && text[position] >= '0' && text[position] <= '9'; ++position) {
    size = size * 10 + static_cast<std::size_t>(text[position] - '0');
    check_text(size);
  }
  return size;
}

}  // namespace chengwen::jinja
