#include <algorithm>
#include <optional>
#include <utility>

#include "gongwen/refill_pattern.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// The values of an item: matches [first, last) of a paragraph.
struct Group {
  std::size_t item = 0;
  std::size_t first = 0, last = 0;
};

DataPath record_of(const DataList& list, std::size_t item) {
  DataPath record = list.path;
  record.push_back({{}, item, true});
  return record;
}

/// An item of the loop that is read, inside the loops around it.
Scopes inside(const Scopes& around, const DataList& list, std::size_t item,
              const std::string& variable) {
  Scopes scopes = around;
  scopes.push_back({list.path, item, item + 1, variable, 0, 0});
  return scopes;
}

bool lies_in(const Match& match, const DataPath& record) {
  return std::any_of(match.origins.begin(), match.origins.end(),
                     [&](const Origin& origin) { return origin.lies_in(record); });
}

/// For each item of the list, in their order, its matches, each beginning with a text; items may be
/// left out.
std::vector<Group> groups_of(const std::vector<Match>& matches, std::size_t first,
                             const DataList& list) {
  std::vector<Group> groups;
  std::size_t at = first;
  for (std::size_t item = 0; item < list.size && at < matches.size(); ++item) {
    const DataPath record = record_of(list, item);
    if (matches[at].is_number || !lies_in(matches[at], record)) continue;
    Group group{item, at, at + 1};
    const auto begins_next = [&](const Match& match) {
      return !match.is_number && item + 1 < list.size && lies_in(match, record_of(list, item + 1));
    };
    const std::size_t most = groups.empty() ? matches.size() : groups[0].last - groups[0].first;
    while (group.last < matches.size() && group.last - group.first < most &&
           !begins_next(matches[group.last]) && lies_in(matches[group.last], record))
      ++group.last;
    groups.push_back(group);
    at = group.last;
  }
  return groups;
}

/// ` if 项.金额` of a loop that leaves out the items whose amount is 0; nothing when those left out
/// have something else in common.
std::optional<std::string> condition_of(const SentenceLoop& loop, const std::vector<Group>& groups,
                                        const DataList& list, const SentenceContext& context) {
  if (groups.size() == list.size) return "";
  const auto is_shown = [&](std::size_t item) {
    return std::any_of(groups.begin(), groups.end(),
                       [&](const Group& group) { return group.item == item; });
  };
  const std::size_t known = list.path.size() + 1;
  for (const Slot& slot : loop.slots) {
    for (const Candidate& each : slot.candidates) {
      const Origin& origin = *each.origin;
      if (!slot.match->is_number || origin.kind != Origin::Kind::value || !origin.field.empty())
        continue;
      bool fits = true;
      for (std::size_t item = 0; item < list.size && fits; ++item) {
        DataPath path = record_of(list, item);
        path.insert(path.end(), origin.path.begin() + static_cast<std::ptrdiff_t>(known),
                    origin.path.end());
        const data::Value* value = value_at(context.root, path);
        fits = value != nullptr && value->is_number() &&
               value->as_number().is_zero() != is_shown(item);
      }
      if (fits) return " if " + each.source;
    }
  }
  return std::nullopt;
}

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

/// The values of an item and the words between them.
struct Values {
  std::vector<Slot> slots;
  std::vector<std::string> literals;
};

std::optional<Values> values_of(std::string_view text, const std::vector<Match>& matches,
                                const Group& group, const Scopes& scopes) {
  Values values;
  for (std::size_t at = group.first; at < group.last; ++at) {
    Slot slot{&matches[at], candidates_of(matches[at], scopes)};
    // What lies in the record's own lists is for a loop of its own.
    if (slot.candidates.empty() || slot.candidates.front().depth < scopes.size())
      return std::nullopt;
    values.slots.push_back(std::move(slot));
    if (at + 1 < group.last)
      values.literals.emplace_back(
          text.substr(matches[at].end, matches[at + 1].begin - matches[at].end));
  }
  return values;
}

/// Adds an item to a loop; false when it does not look like the first.
bool add(SentenceLoop& loop, Values values) {
  if (loop.slots.empty()) {
    loop.slots = std::move(values.slots);
    loop.literals = std::move(values.literals);
    return true;
  }
  if (loop.literals != values.literals || loop.slots.size() != values.slots.size()) return false;
  for (std::size_t i = 0; i < loop.slots.size(); ++i)
    if (!narrow(loop.slots[i], values.slots[i])) return false;
  return true;
}

/// What stands between two items: words, and the number of the second; all of a loop the same.
bool add_separator(SentenceLoop& loop, std::string_view text, std::size_t begin, std::size_t end,
                   std::size_t number, bool& numbered) {
  const auto [label, found] = label_before(text, begin, end, number);
  const std::string words(text.substr(begin, label - begin));
  if (loop.separator && (*loop.separator != words || numbered != found.has_value())) return false;
  numbered = found.has_value();
  loop.separator = words;
  return words.find_first_of("\n\t") == words.npos;
}

/// Names alone are a list only where marks hold them apart: no words do.
bool may_list(const SentenceLoop& loop) {
  constexpr std::string_view kBetween[] = {"、", "，", "；", "和", "与", "及", "以及"};
  return loop.slots.size() > 1 || loop.number || !loop.separator ||
         std::find(std::begin(kBetween), std::end(kBetween), *loop.separator) != std::end(kBetween);
}

}  // namespace

std::optional<SentenceLoop> sentence_loop(std::string_view text, const std::vector<Match>& matches,
                                          std::size_t first, const DataList& list,
                                          const SentenceContext& context) {
  const auto groups = groups_of(matches, first, list);
  if (groups.empty() || groups.front().first != first) return std::nullopt;
  SentenceLoop loop;
  loop.list = list.path;
  loop.size = groups.size();
  const std::size_t from = first == 0 ? 0 : matches[first - 1].end;
  std::tie(loop.begin, loop.number) = label_before(text, from, matches[first].begin, 1);
  bool numbered = loop.number.has_value();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Group& group = groups[i];
    auto values =
        values_of(text, matches, group, inside(context.scopes, list, group.item, context.variable));
    if (!values || !add(loop, std::move(*values))) return std::nullopt;
    loop.end = matches[group.last - 1].end;
    if (i == 0) loop.first_end = loop.end;
    if (i + 1 < groups.size() &&
        !add_separator(loop, text, loop.end, matches[groups[i + 1].first].begin, i + 2, numbered))
      return std::nullopt;
  }
  const auto condition = condition_of(loop, groups, list, context);
  if ((numbered && !loop.number) || !condition || !may_list(loop)) return std::nullopt;
  loop.statement =
      "for " + context.variable + " in " + list_words(list.path, context.scopes) + *condition;
  // A number in front of the first item alone belongs to the sentence.
  if (!numbered && loop.number) {
    loop.number.reset();
    loop.begin = matches[first].begin;
  }
  return loop;
}

}  // namespace chengwen::gongwen
