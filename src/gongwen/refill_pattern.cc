#include "gongwen/refill_pattern.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/heading_label.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// Stands for the number of an item.
constexpr char kNumberMark = '\1';

constexpr int kChineseLevels = 2, kCircledLevel = 5;

std::string tag_for(int level) {
  if (level <= kChineseLevels) return "{{ loop.index|中文数字 }}";
  return level == kCircledLevel ? "{{ loop.index|圈码 }}" : "{{ loop.index }}";
}

}  // namespace

std::string tag(const std::string& expression) {
  return "{{ " + expression + " }}";
}

DataPath LoopOver::record(std::size_t item) const {
  DataPath out = path;
  out.push_back({{}, item, true});
  return out;
}

std::optional<ItemNumber> label_number(std::string_view text, std::size_t begin, std::size_t after,
                                       std::size_t number) {
  const auto label = read_label(text, begin);
  if (!label || label->after != after || label->number != static_cast<std::int64_t>(number))
    return std::nullopt;
  ItemNumber found{label->end, label->begin, tag_for(label->level)};
  for (std::size_t at = label->begin; at < label->end;) {
    const std::size_t first = at;
    const char32_t c = text::decode(text, at);
    const bool counts = label->level == kCircledLevel || is_figure(c) || is_chinese_figure(c);
    if (!counts) continue;
    found.begin = std::min(found.begin, first);
    found.end = at;
  }
  if (found.begin >= found.end) return std::nullopt;
  return found;
}

std::optional<ItemNumber> item_number(std::string_view text, std::size_t number) {
  const Stretch line = trimmed(text);
  if (text.substr(line.begin, line.end - line.begin) == std::to_string(number))
    return ItemNumber{line.begin, line.end, "{{ loop.index }}"};
  const auto label = read_label(text, line.begin);
  if (!label) return std::nullopt;
  return label_number(text, line.begin, label->after, number);
}

void ItemPattern::add(std::size_t paragraph, std::string_view text,
                      const std::vector<Match>& matches, const LoopOver& loop, std::size_t item) {
  const DataPath record = loop.record(item);
  std::string literal;
  std::size_t done = 0;
  if (const auto number = item_number(text, item + 1)) {
    literal += std::string(text.substr(0, number->begin)) + kNumberMark;
    numbers.push_back({paragraph, number->begin, number->end, number->tag});
    done = number->end;
  }
  for (const Match& match : matches) {
    if (match.begin < done) continue;
    Slot slot{paragraph, &match, {}};
    for (const Origin& origin : match.origins)
      if (origin.lies_in(record)) slot.origins.push_back(&origin);
    if (slot.origins.empty()) continue;
    literals.push_back(literal + std::string(text.substr(done, match.begin - done)));
    literal.clear();
    slots.push_back(std::move(slot));
    done = match.end;
  }
  // The end of a paragraph is a literal, too.
  literals.push_back(literal + std::string(text.substr(done)) + "\n");
}

std::optional<std::vector<std::vector<const Origin*>>> common_origins(
    const std::vector<ItemPattern>& items, const LoopOver& loop) {
  const ItemPattern& first = items.front();
  const bool same = std::all_of(items.begin(), items.end(), [&](const ItemPattern& item) {
    return item.literals == first.literals && item.slots.size() == first.slots.size();
  });
  const bool has_text =
      std::any_of(first.slots.begin(), first.slots.end(),
                  [](const ItemPattern::Slot& slot) { return !slot.match->is_number; });
  if (!same || !has_text) return std::nullopt;
  std::vector<std::vector<const Origin*>> common;
  for (std::size_t i = 0; i < first.slots.size(); ++i) {
    std::vector<const Origin*> here;
    for (const Origin* origin : first.slots[i].origins) {
      const std::string words = loop.expression(*origin);
      const bool everywhere = std::all_of(items.begin(), items.end(), [&](const ItemPattern& item) {
        const auto& others = item.slots[i].origins;
        return std::any_of(others.begin(), others.end(),
                           [&](const Origin* other) { return loop.expression(*other) == words; });
      });
      if (everywhere) here.push_back(origin);
    }
    if (here.empty()) return std::nullopt;
    common.push_back(std::move(here));
  }
  return common;
}

}  // namespace chengwen::gongwen
