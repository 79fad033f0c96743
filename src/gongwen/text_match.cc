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

std::string_view number_in(std::string_view text, const MaskedText::Number& number) {
  return text.substr(number.begin, number.end - number.begin);
}

/// For each character of `a` the character of `b` that it is in the longest common subsequence.
std::vector<std::optional<std::size_t>> aligned(std::u32string_view a, std::u32string_view b) {
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
                                   const MaskedText& other,
                                   const std::vector<std::optional<std::size_t>>& partners) {
  std::vector<ChangedNumber> changed;
  const std::string_view source = value.as_string();
  for (const MaskedText::Number& number : own.numbers) {
    const auto partner = partners[number.at];
    if (!partner) continue;
    const auto same =
        std::find_if(other.numbers.begin(), other.numbers.end(),
                     [&](const MaskedText::Number& each) { return each.at == *partner; });
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
    if (number_in(text, here) == number_in(source, number)) continue;
    changed.push_back({here.begin, here.end, quoted(source, number), value});
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
    MaskedText mask(value.as_string());
    if (mask.words.size() < kShortest) return;
    blankless_.insert(without_blanks(value.as_string()));
    const Text& text = texts_.emplace_back(Text{value, std::move(mask)});
    const std::u32string_view words = text.mask.words;
    by_words_[words].push_back(&text);
    by_first_[words.substr(0, kSameEnd)].push_back(&text);
    by_last_[words.substr(words.size() - kSameEnd)].push_back(&text);
  }
}

const TextMatch::Texts& TextMatch::found(const Index& index, std::u32string_view words) {
  static const Texts kNone;
  const auto at = index.find(words);
  return at == index.end() ? kNone : at->second;
}

std::vector<ChangedNumber> TextMatch::changes_in(std::string_view text) const {
  if (texts_.empty()) return {};
  const MaskedText own(text);
  if (own.words.size() < kShortest || own.numbers.empty()) return {};
  if (blankless_.contains(without_blanks(text))) return {};
  /// Of several texts with the same words the one with the fewest changes.
  const auto fewest = [&](const Texts& texts, std::size_t place) {
    std::optional<std::vector<ChangedNumber>> best;
    for (const Text* other : texts) {
      auto changed = compare_at(text, own, place, other->value, other->mask);
      if (!best || changed.size() < best->size()) best = std::move(changed);
    }
    return *best;
  };
  if (const Texts& same = found(by_words_, own.words); !same.empty()) return fewest(same, 0);
  std::vector<ChangedNumber> all;
  bool whole = false;
  for (const auto& [place, inner] : texts_inside(own)) {
    // It stands there as it is, with other words around it.
    whole = whole || text.find(inner->value.as_string()) != text.npos;
    const Texts& same = found(by_words_, inner->mask.words);
    if (inner->mask.words.size() < kLongInside || same.front() != inner) continue;
    const auto changed = fewest(same, place);
    all.insert(all.end(), changed.begin(), changed.end());
  }
  if (!all.empty() || whole) return all;
  const Text* source = like(own);
  if (source == nullptr) return {};
  return compare(text, own, source->value, source->mask, aligned(own.words, source->mask.words));
}

std::vector<std::pair<std::size_t, const TextMatch::Text*>> TextMatch::texts_inside(
    const MaskedText& own) const {
  std::vector<std::pair<std::size_t, const Text*>> inside;
  std::unordered_set<const Text*> seen;
  const std::u32string_view words = own.words;
  for (std::size_t at = 0; at + kShortest <= words.size(); ++at) {
    for (const Text* text : found(by_first_, words.substr(at, kSameEnd))) {
      if (words.substr(at).starts_with(text->mask.words) && seen.insert(text).second)
        inside.emplace_back(at, text);
    }
  }
  return inside;
}

/// The text of the data most like a changed one; null when none is.
const TextMatch::Text* TextMatch::like(const MaskedText& own) const {
  const std::u32string_view words = own.words;
  const Text* best = nullptr;
  std::size_t most = 0;
  for (const Texts* texts : {&found(by_first_, words.substr(0, kSameEnd)),
                             &found(by_last_, words.substr(words.size() - kSameEnd))}) {
    for (const Text* each : *texts) {
      const std::u32string_view other = each->mask.words;
      const std::size_t longer = std::max(words.size(), other.size());
      const auto is_alike = [&](std::size_t common) { return common * kAlikeOf3 >= longer * 3; };
      if (!is_alike(std::min(words.size(), other.size())) ||
          words.size() * other.size() > kMostCompared)
        continue;
      const auto partners = aligned(words, other);
      const auto common = static_cast<std::size_t>(std::count_if(
          partners.begin(), partners.end(),
          [](const std::optional<std::size_t>& partner) { return partner.has_value(); }));
      if (!is_alike(common) || common <= most) continue;
      most = common;
      best = each;
    }
  }
  return best;
}

}  // namespace chengwen::gongwen
