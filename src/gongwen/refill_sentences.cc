#include <algorithm>
#include <optional>
#include <utility>

#include "gongwen/refill_messages.h"
#include "gongwen/refill_plan.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// A loop inside a sentence speaks of so many items at least.
constexpr std::size_t kFewest = 2;

/// The values of an item: matches [first, last) of a paragraph.
struct Group {
  std::size_t first = 0, last = 0;
};

std::vector<const Origin*> in_record(const Match& match, const DataPath& record) {
  std::vector<const Origin*> found;
  for (const Origin& origin : match.origins)
    if (origin.lies_in(record)) found.push_back(&origin);
  return found;
}

/// For each item of the list its matches, each beginning with a text; nothing when one is not
/// there, or not in its order.
std::optional<std::vector<Group>> groups_of(const std::vector<Match>& matches, std::size_t first,
                                            const LoopOver& loop) {
  std::vector<Group> groups;
  std::size_t at = first;
  for (std::size_t item = 0; item < loop.size; ++item) {
    const DataPath record = loop.record(item);
    if (at >= matches.size() || matches[at].is_number || in_record(matches[at], record).empty())
      return std::nullopt;
    Group group{at, at + 1};
    const auto begins_next = [&](const Match& match) {
      return !match.is_number && item + 1 < loop.size &&
             !in_record(match, loop.record(item + 1)).empty();
    };
    const std::size_t most = groups.empty() ? matches.size() : groups[0].last - groups[0].first;
    while (group.last < matches.size() && group.last - group.first < most &&
           !begins_next(matches[group.last]) && !in_record(matches[group.last], record).empty())
      ++group.last;
    groups.push_back(group);
    at = group.last;
  }
  return groups;
}

/// What stands between two items: words, and the number of the second.
struct Separator {
  std::size_t begin = 0, end = 0;  ///< bytes; the number lies behind
  std::string words;
  std::optional<ItemNumber> number;
};

/// The label that ends right before `end`, looked for from `from` on.
std::pair<std::size_t, std::optional<ItemNumber>> label_before(std::string_view text,
                                                               std::size_t from, std::size_t end,
                                                               std::size_t number) {
  for (std::size_t at = from; at < end;) {
    if (auto found = label_number(text, at, end, number)) return {at, std::move(found)};
    text::decode(text, at);
  }
  return {end, std::nullopt};
}

}  // namespace

void RefillPlan::look_at_sentence(std::size_t paragraph) {
  if (done_.contains(paragraph)) return;
  const std::vector<Match>& matches = matches_[paragraph];
  for (std::size_t first = 0; first < matches.size(); ++first) {
    if (taken_.contains({paragraph, matches[first].begin})) continue;
    for (const DataList& list : finder_.data().lists)
      if (list.size >= kFewest && take_sentence(paragraph, first, list)) break;
  }
}

/// （1）甲2万元；（2）乙3万元 becomes
/// {% for 项 in 项目 %}（{{ loop.index }}）{{ 项.名称 }}{{ 项.金额 }}万元{% if not loop.last %}；{%
/// endif %}{% endfor %}.
bool RefillPlan::take_sentence(std::size_t paragraph, std::size_t first, const DataList& list) {
  const std::string& words = text(paragraph);
  const std::vector<Match>& matches = matches_[paragraph];
  const LoopOver loop = loop_over(list, "项");
  const auto groups = groups_of(matches, first, loop);
  if (!groups) return false;
  std::vector<ItemPattern> items;
  std::vector<Separator> separators;
  for (std::size_t i = 0; i < groups->size(); ++i) {
    const Group& group = (*groups)[i];
    ItemPattern item;
    for (std::size_t at = group.first; at < group.last; ++at) {
      item.slots.push_back({paragraph, &matches[at], in_record(matches[at], loop.record(i))});
      if (at + 1 < group.last)
        item.literals.push_back(
            words.substr(matches[at].end, matches[at + 1].begin - matches[at].end));
    }
    items.push_back(std::move(item));
    if (i + 1 == groups->size()) break;
    Separator between{matches[group.last - 1].end, matches[(*groups)[i + 1].first].begin, {}, {}};
    std::tie(between.end, between.number) = label_before(words, between.begin, between.end, i + 2);
    between.words = words.substr(between.begin, between.end - between.begin);
    separators.push_back(std::move(between));
  }
  const auto common = common_origins(items, loop);
  const bool alike = std::all_of(separators.begin(), separators.end(), [&](const Separator& each) {
    return each.words == separators[0].words &&
           each.number.has_value() == separators[0].number.has_value() &&
           each.words.find_first_of("\n\t") == each.words.npos;
  });
  if (!common || !alike) return false;
  std::size_t begin = matches[first].begin;
  std::optional<ItemNumber> number;
  if (separators[0].number) {
    const std::size_t from = first == 0 ? 0 : matches[first - 1].end;
    std::tie(begin, number) = label_before(words, from, begin, 1);
    if (!number) return false;
  }
  // What stands behind the last item, too, belongs to each.
  const std::size_t last = matches[groups->back().last - 1].end;
  std::size_t shared = 0;
  while (shared < separators[0].words.size()) {
    std::size_t next = shared;
    text::decode(separators[0].words, next);
    if (words.compare(last + shared, next - shared, separators[0].words, shared, next - shared) !=
        0)
      break;
    shared = next;
  }
  const std::string rest = separators[0].words.substr(shared);
  std::string closing = rest.empty() ? "" : "{% if not loop.last %}" + rest + "{% endif %}";
  edits_.push_back({paragraph, begin, begin, "{% " + loop.words() + " %}"});
  if (number) edits_.push_back({paragraph, number->begin, number->end, number->tag});
  edits_.push_back({paragraph, matches[(*groups)[0].last - 1].end + shared, last + shared,
                    closing + "{% endfor %}"});
  for (std::size_t i = 0; i < common->size(); ++i)
    replace(paragraph, *items[0].slots[i].match, (*common)[i], &loop);
  for (std::size_t at = first; at < groups->back().last; ++at)
    taken_.emplace(paragraph, matches[at].begin);
  review_.tell(messages::kRefillLoop, {std::to_string(list.size), loop.words()},
               {paragraph, begin, last});
  return true;
}

}  // namespace chengwen::gongwen
