#include "gongwen/text_match.h"

#include <algorithm>
#include <cstring>
#include <iterator>
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

/// False of a byte in the middle of a character.
bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// The bytes of the character that this one begins.
std::size_t width_of(char byte) {
  const auto first = static_cast<unsigned char>(byte);
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

std::string_view number_in(std::string_view text, const MaskedText::Number& number) {
  return text.substr(number.begin, number.end - number.begin);
}

/// ２０００ and 2,000 as 2000.
std::string plain_number(std::string_view number) {
  std::string plain;
  for (std::size_t at = 0; at < number.size();) {
    const char32_t c = text::decode(number, at);
    if (c == U',') continue;
    text::append(plain, is_full_width_figure(c) ? c - U'０' + U'0' : c == U'．' ? U'.' : c);
  }
  return plain;
}

bool are_equal(std::string_view number, std::string_view other) {
  return number == other || plain_number(number) == plain_number(other);
}

/// The first characters of `words`, and the last.
std::string_view first_of(std::string_view words, std::size_t characters) {
  return words.substr(0, text::offset_of(words, characters));
}
std::string_view last_of(std::string_view words, std::size_t characters) {
  std::size_t at = words.size();
  while (at > 0 && characters > 0)
    if (begins_character(words[--at])) --characters;
  return words.substr(at);
}

/// A number of 12 bits for the first bytes of `words`, of which there are kShortest at least.
std::size_t beginning_of(std::string_view words) {
  std::uint64_t bytes;
  static_assert(sizeof bytes <= kShortest);
  std::memcpy(&bytes, words.data(), sizeof bytes);
  return bytes * 0x9E3779B97F4A7C15u >> 52;
}

/// For each character of a text the character of another that it is in the longest common
/// subsequence.
using Partners = std::vector<std::optional<std::size_t>>;

Partners aligned(std::u32string_view a, std::u32string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> lengths((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i * width + j] =
          a[i] == b[j] ? lengths[(i + 1) * width + j + 1] + 1
                       : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  Partners partners(a.size());
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
std::string quoted(std::string_view text, const MaskedText::Number& number) {
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
std::vector<ChangedNumber> compare(std::string_view text, const MaskedText& own, const Value& value,
                                   const MaskedText& other) {
  const Characters here(own.words), there(other.words);
  const Partners partners = aligned(here.view(), there.view());
  std::vector<ChangedNumber> changed;
  const std::string_view source = value.as_string();
  for (const MaskedText::Number& number : own.numbers) {
    const std::size_t at = here.index(number.at);
    const auto partner = partners[at];
    if (!partner) continue;
    const auto same = std::find_if(
        other.numbers.begin(), other.numbers.end(),
        [&](const MaskedText::Number& each) { return each.at == there.offset(*partner); });
    if (same == other.numbers.end()) continue;
    const auto neighbours = [&](std::ptrdiff_t step) {
      const std::size_t own_side = at + static_cast<std::size_t>(step);
      const std::size_t other_side = *partner + static_cast<std::size_t>(step);
      if (own_side >= here.size()) return other_side >= there.size();
      return partners[own_side] == other_side;
    };
    if (!neighbours(-1) || !neighbours(+1)) continue;
    if (are_equal(number_in(text, number), number_in(source, *same))) continue;
    changed.push_back({number.begin, number.end, quoted(source, *same), value});
  }
  return changed;
}

/// Those numbers of `other`, whose words stand at `place` of `own`, that are others there.
std::vector<ChangedNumber> compare_at(std::string_view text, const MaskedText& own,
                                      std::size_t place, const Value& value,
                                      const MaskedText& other) {
  std::vector<ChangedNumber> changed;
  const std::string_view source = value.as_string();
  for (const MaskedText::Number& number : other.numbers) {
    const std::size_t same = own.first_number_from(place + number.at);
    if (same == own.numbers.size() || own.numbers[same].at != place + number.at) continue;
    const MaskedText::Number& here = own.numbers[same];
    if (are_equal(number_in(text, here), number_in(source, number))) continue;
    changed.push_back({here.begin, here.end, quoted(source, number), value});
  }
  return changed;
}

}  // namespace

TextMatch::TextMatch(const Value& root) {
  add(root);
  sort();
}

void TextMatch::add(const Value& value) {
  if (value.is_map()) {
    for (const auto& entry : value.as_map().peek()) add(entry.value);
  } else if (value.is_list()) {
    for (const Value& item : value.items()) add(item);
  } else if (value.is_string() && value.as_string().size() >= kShortest) {
    MaskedText mask(value.as_string());
    if (mask.length >= kShortest) texts_.push_back({value, std::move(mask)});
  }
}

void TextMatch::sort() {
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    const auto& [value, mask] = texts_[i];
    by_words_.push_back(i);
    ends_.emplace_back(last_of(mask.words, kSameEnd), i);
    beginnings_.set(beginning_of(mask.words));
    blankless_.push_back(mask.has_blanks
                             ? without_own_blanks_.emplace_back(without_blanks(value.as_string()))
                             : value.as_string());
  }
  std::sort(by_words_.begin(), by_words_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int order = texts_[a].mask.words.compare(texts_[b].mask.words);
    return order == 0 ? a < b : order < 0;
  });
  std::sort(ends_.begin(), ends_.end());
  std::sort(blankless_.begin(), blankless_.end());
}

bool TextMatch::stands_in_data(std::string_view text, const MaskedText& own) const {
  const std::string without = own.has_blanks ? without_blanks(text) : std::string();
  return std::binary_search(blankless_.begin(), blankless_.end(), own.has_blanks ? without : text);
}

TextMatch::Texts TextMatch::with_words(std::string_view words) const {
  const auto [begin, end] = std::ranges::equal_range(
      by_words_, words, {},
      [&](std::uint32_t i) -> std::string_view { return texts_[i].mask.words; });
  return {begin, end};
}

TextMatch::Texts TextMatch::with_beginning_of(std::string_view words) const {
  const std::string_view beginning = first_of(words, kSameEnd);
  const auto [begin, end] =
      std::ranges::equal_range(by_words_, beginning, {}, [&](std::uint32_t i) {
        return std::string_view(texts_[i].mask.words).substr(0, beginning.size());
      });
  Texts found(begin, end);
  std::sort(found.begin(), found.end());
  return found;
}

TextMatch::Texts TextMatch::with_end_of(std::string_view words) const {
  const auto [begin, end] = std::ranges::equal_range(ends_, last_of(words, kSameEnd), {},
                                                     [](const auto& entry) { return entry.first; });
  Texts found;
  std::transform(begin, end, std::back_inserter(found),
                 [](const auto& entry) { return entry.second; });
  return found;
}

std::vector<ChangedNumber> TextMatch::changes_in(std::string_view text) const {
  if (texts_.empty() || text.size() < kShortest) return {};
  const MaskedText own(text);
  if (own.length < kShortest || own.numbers.empty() || stands_in_data(text, own)) return {};
  /// Of several texts with the same words the one with the fewest changes.
  const auto fewest = [&](const Texts& texts, std::size_t place) {
    std::optional<std::vector<ChangedNumber>> best;
    for (const std::uint32_t other : texts) {
      auto changed = compare_at(text, own, place, texts_[other].value, texts_[other].mask);
      if (!best || changed.size() < best->size()) best = std::move(changed);
    }
    return *best;
  };
  if (const Texts same = with_words(own.words); !same.empty()) return fewest(same, 0);
  std::vector<ChangedNumber> all;
  bool whole = false;
  for (const auto& [place, inner] : texts_inside(own)) {
    // It stands there as it is, with other words around it.
    whole = whole || text.find(inner->value.as_string()) != text.npos;
    if (inner->mask.length < kLongInside) continue;
    const Texts same = with_words(inner->mask.words);
    if (&texts_[same.front()] != inner) continue;
    const auto changed = fewest(same, place);
    all.insert(all.end(), changed.begin(), changed.end());
  }
  if (!all.empty() || whole) return all;
  const Text* source = like(own);
  return source == nullptr ? all : compare(text, own, source->value, source->mask);
}

std::vector<std::pair<std::size_t, const TextMatch::Text*>> TextMatch::texts_inside(
    const MaskedText& own) const {
  std::vector<std::pair<std::size_t, const Text*>> inside;
  const std::string_view words = own.words;
  const std::size_t last = words.size() - last_of(words, kShortest).size();
  for (std::size_t at = 0; at <= last; at += width_of(words[at])) {
    if (!beginnings_.test(beginning_of(words.substr(at)))) continue;
    for (const std::uint32_t each : with_beginning_of(words.substr(at))) {
      const Text& text = texts_[each];
      const bool known = std::any_of(inside.begin(), inside.end(),
                                     [&](const auto& before) { return before.second == &text; });
      if (!known && words.substr(at).starts_with(text.mask.words)) inside.emplace_back(at, &text);
    }
  }
  return inside;
}

/// The text of the data most like a changed one; null when none is.
const TextMatch::Text* TextMatch::like(const MaskedText& own) const {
  const Text* best = nullptr;
  std::size_t most = 0;
  for (const Texts& texts : {with_beginning_of(own.words), with_end_of(own.words)}) {
    for (const std::uint32_t each : texts) {
      const MaskedText& other = texts_[each].mask;
      const std::size_t longer = std::max(own.length, other.length);
      const auto is_alike = [&](std::size_t common) { return common * kAlikeOf3 >= longer * 3; };
      if (!is_alike(std::min(own.length, other.length)) ||
          own.length * other.length > kMostCompared)
        continue;
      const Partners partners =
          aligned(Characters(own.words).view(), Characters(other.words).view());
      const auto common = static_cast<std::size_t>(
          std::count_if(partners.begin(), partners.end(),
                        [](const auto& partner) { return partner.has_value(); }));
      if (!is_alike(common) || common <= most) continue;
      most = common;
      best = &texts_[each];
    }
  }
  return best;
}

}  // namespace chengwen::gongwen
