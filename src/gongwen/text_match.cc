#include "gongwen/text_match.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gongwen/characters.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

/// Shorter texts are found in a table by what stands beside them, if at all.
constexpr std::size_t kShortest = 8;
/// Of two texts that are one changed three quarters are the same, and so many characters at one of
/// their ends.
constexpr std::size_t kAlikeOf3 = 4;
constexpr std::size_t kSameEnd = 4;
/// Longer texts are compared as they are only.
constexpr std::size_t kMostCompared = 4'000'000;

/// A text inside a paragraph is known by so many characters.
constexpr std::size_t kLongInside = 12;

constexpr char kNumber = '#';

/// A text without white space and with `#` for each number, and where its numbers stand.
struct Masked {
  std::u32string words;
  struct Number {
    std::size_t at = 0;  ///< in words
    std::size_t begin = 0, end = 0;
  };
  std::vector<Number> numbers;

  explicit Masked(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = text::decode(text, at);
      if (text::is_white_space(c)) continue;
      if (!is_figure(c)) {
        words += c;
        continue;
      }
      skip_number(text, at);
      numbers.push_back({words.size(), begin, at});
      words += static_cast<char32_t>(kNumber);
    }
  }

  std::string utf8() const {
    std::string out;
    for (const char32_t c : words) text::append(out, c);
    return out;
  }

 private:
  static void skip_number(std::string_view text, std::size_t& at) {
    for (;;) {
      std::size_t next = at;
      if (next >= text.size()) return;
      char32_t c = text::decode(text, next);
      const bool inner = c == U'.' || c == U',' || c == U'．';
      if (inner && next < text.size()) {
        std::size_t behind = next;
        c = text::decode(text, behind);
        if (is_figure(c)) {
          at = behind;
          continue;
        }
      }
      if (inner || !is_figure(c)) return;
      at = next;
    }
  }
};

std::string_view number_in(std::string_view text, const Masked::Number& number) {
  return text.substr(number.begin, number.end - number.begin);
}

/// For each character of `a` the character of `b` that it is in the longest common subsequence.
std::vector<std::optional<std::size_t>> aligned(const std::u32string& a, const std::u32string& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> lengths((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i * width + j] =
          a[i] == b[j] ? lengths[(i + 1) * width + j + 1] + 1
                       : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  std::vector<std::optional<std::size_t>> partners(a.size());
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      partners[i++] = j++;
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return partners;
}

/// A number with its unit and no more.
std::string quoted(std::string_view text, const Masked::Number& number) {
  constexpr std::size_t kBehind = 2;
  std::size_t end = number.end;
  for (std::size_t i = 0; i < kBehind && end < text.size(); ++i) {
    std::size_t next = end;
    const char32_t c = text::decode(text, next);
    if (!text::is_ideograph(c) && c != U'%' && c != U'％') break;
    end = next;
    if (c == U'%' || c == U'％') break;
  }
  return std::string(text.substr(number.begin, end - number.begin));
}

/// Numbers that have the same neighbours on a side but are others.
std::vector<ChangedNumber> compare(std::string_view text, const Masked& own, const Value& value,
                                   const Masked& other,
                                   const std::vector<std::optional<std::size_t>>& partners) {
  std::vector<ChangedNumber> changed;
  const std::string_view source = value.as_string();
  for (const Masked::Number& number : own.numbers) {
    const auto partner = partners[number.at];
    if (!partner) continue;
    const auto same = std::find_if(other.numbers.begin(), other.numbers.end(),
                                   [&](const Masked::Number& each) { return each.at == *partner; });
    if (same == other.numbers.end()) continue;
    const auto neighbours = [&](std::ptrdiff_t step) {
      const std::size_t here = number.at + static_cast<std::size_t>(step);
      const std::size_t there = *partner + static_cast<std::size_t>(step);
      if (here >= own.words.size()) return there >= other.words.size();
      return partners[here] == there;
    };
    if (!neighbours(-1) || !neighbours(+1)) continue;
    if (number_in(text, number) == number_in(source, *same)) continue;
    changed.push_back({number.begin, number.end, quoted(source, *same), value});
  }
  return changed;
}

/// Those of the numbers from `first` on that the text of the data has otherwise.
std::vector<ChangedNumber> numbers_other_than(std::string_view text, const Masked& own,
                                              std::size_t first, const Value& value) {
  std::vector<ChangedNumber> changed;
  const std::string_view source = value.as_string();
  const Masked other(source);
  for (std::size_t i = 0; i < other.numbers.size(); ++i) {
    const Masked::Number& number = own.numbers[first + i];
    if (number_in(text, number) == number_in(source, other.numbers[i])) continue;
    changed.push_back({number.begin, number.end, quoted(source, other.numbers[i]), value});
  }
  return changed;
}

}  // namespace

TextMatch::TextMatch(const Value& root) {
  add(root);
}

void TextMatch::add(const Value& value) {
  if (value.is_map()) {
    for (const auto& entry : value.as_map().peek()) add(entry.value);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) add(item);
  } else if (value.is_string()) {
    const Masked masked(value.as_string());
    if (masked.words.size() < kShortest) return;
    std::string mask = masked.utf8();
    blankless_.insert(without_blanks(value.as_string()));
    by_mask_.emplace(mask, texts_.size());
    texts_.push_back({value, std::move(mask)});
  }
}

std::vector<ChangedNumber> TextMatch::changes_in(std::string_view text) const {
  const Masked own(text);
  if (own.words.size() < kShortest || own.numbers.empty()) return {};
  if (blankless_.contains(without_blanks(text))) return {};
  const std::string mask = own.utf8();
  // The same words: of several such texts the one with the fewest changes.
  std::optional<std::vector<ChangedNumber>> best;
  const auto [begin, end] = by_mask_.equal_range(mask);
  for (auto it = begin; it != end; ++it) {
    const Value& value = texts_[it->second].value;
    const Masked other(value.as_string());
    std::vector<std::optional<std::size_t>> partners(own.words.size());
    for (std::size_t i = 0; i < partners.size(); ++i) partners[i] = i;
    auto changed = compare(text, own, value, other, partners);
    if (!best || changed.size() < best->size()) best = std::move(changed);
  }
  if (best) return *best;
  if (auto inside = changes_inside(text, mask); !inside.empty()) return inside;
  const Text* source = like(text, mask);
  if (source == nullptr) return {};
  const Masked other(source->value.as_string());
  return compare(text, own, source->value, other, aligned(own.words, other.words));
}

/// The numbers of texts of the data that the paragraph holds among other words.
std::vector<ChangedNumber> TextMatch::changes_inside(std::string_view text,
                                                     std::string_view mask) const {
  const Masked own(text);
  std::vector<ChangedNumber> all;
  for (auto it = by_mask_.begin(); it != by_mask_.end();) {
    const auto [begin, end] = by_mask_.equal_range(it->first);
    it = end;
    const std::string& part = begin->first;
    const std::size_t at = mask.find(part);
    if (at == mask.npos || text::length(part) < kLongInside) continue;
    const auto first = static_cast<std::size_t>(
        std::count(mask.begin(), mask.begin() + static_cast<std::ptrdiff_t>(at), kNumber));
    std::optional<std::vector<ChangedNumber>> best;
    for (auto same = begin; same != end; ++same) {
      auto changed = numbers_other_than(text, own, first, texts_[same->second].value);
      if (!best || changed.size() < best->size()) best = std::move(changed);
    }
    all.insert(all.end(), best->begin(), best->end());
  }
  return all;
}

/// The text of the data most like a changed one; null when none is.
const TextMatch::Text* TextMatch::like(std::string_view text, std::string_view mask) const {
  const Masked own(text);
  const std::u32string_view words = own.words;
  const Text* best = nullptr;
  std::size_t most = 0;
  for (const Text& each : texts_) {
    // It stands there as it is, with other words around it.
    if (mask.find(each.mask) != mask.npos && text.find(each.value.as_string()) != text.npos)
      return nullptr;
    const Masked other(each.value.as_string());
    const std::size_t longer = std::max(words.size(), other.words.size());
    const auto is_alike = [&](std::size_t common) { return common * kAlikeOf3 >= longer * 3; };
    const bool same_end =
        words.substr(0, kSameEnd) == std::u32string_view(other.words).substr(0, kSameEnd) ||
        words.ends_with(std::u32string_view(other.words).substr(other.words.size() - kSameEnd));
    if (!same_end || !is_alike(std::min(words.size(), other.words.size())) ||
        words.size() * other.words.size() > kMostCompared)
      continue;
    const auto partners = aligned(own.words, other.words);
    const auto common = static_cast<std::size_t>(std::count_if(
        partners.begin(), partners.end(),
        [](const std::optional<std::size_t>& partner) { return partner.has_value(); }));
    if (!is_alike(common) || common <= most) continue;
    most = common;
    best = &each;
  }
  return best;
}

}  // namespace chengwen::gongwen
