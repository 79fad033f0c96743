#include "gongwen/refill_pattern.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/heading_label.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

constexpr int kChineseLevels = 2, kCircledLevel = 5;

std::string tag_for(int level) {
  if (level <= kChineseLevels) return "{{ loop.index|中文数字 }}";
  return level == kCircledLevel ? "{{ loop.index|圈码 }}" : "{{ loop.index }}";
}

/// Whether both print a value in one of the same ways.
bool has(const std::vector<Candidate>& all, const std::string& expression) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Candidate& each) { return each.expression() == expression; });
}

bool narrow(std::vector<Slot>& slots, const std::vector<Slot>& others) {
  if (slots.size() != others.size()) return false;
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (!gongwen::narrow(slots[i], others[i])) return false;
  return true;
}

bool narrow(SentenceLoop& loop, const SentenceLoop& other) {
  if (loop.statement != other.statement || loop.literals != other.literals ||
      loop.number.has_value() != other.number.has_value())
    return false;
  if (loop.separator && other.separator && loop.separator != other.separator) return false;
  return narrow(loop.slots, other.slots);
}

/// The loop over one of `lists` that begins with match `first`.
std::optional<SentenceLoop> loop_at(std::string_view text, const std::vector<Match>& matches,
                                    std::size_t first, const SentenceContext& context,
                                    const std::vector<const DataList*>& lists) {
  for (const DataList* list : lists)
    if (auto loop = sentence_loop(text, matches, first, *list, context)) return loop;
  return std::nullopt;
}

}  // namespace

std::string tag(const std::string& expression) {
  return "{{ " + expression + " }}";
}

DataPath Scope::record() const {
  DataPath out = list;
  out.push_back({{}, item, true});
  return out;
}

DataPath moved(const DataPath& path, const Scopes& said, const Scopes& to, std::size_t depth) {
  DataPath out = to[depth - 1].record();
  const std::size_t known = said[depth - 1].record().size();
  out.insert(out.end(), path.begin() + static_cast<std::ptrdiff_t>(known), path.end());
  return out;
}

std::string list_words(const DataPath& list, const Scopes& around) {
  for (auto scope = around.rbegin(); scope != around.rend(); ++scope) {
    const DataPath record = scope->record();
    if (begins_with(list, record)) return path_words(list, record.size(), scope->variable);
  }
  return path_words(list);
}

std::vector<Candidate> candidates_of(const Match& match, const Scopes& scopes) {
  std::vector<Candidate> found;
  for (std::size_t depth = scopes.size(); depth > 0; --depth) {
    const Scope& scope = scopes[depth - 1];
    const DataPath record = scope.record();
    for (const Origin& origin : match.origins) {
      const bool deeper = depth < scopes.size() && origin.lies_in(scopes[depth].record());
      if (origin.lies_in(record) && !deeper && !origin.lies_deeper(record))
        found.push_back({&origin, origin.source(record.size(), scope.variable), depth});
    }
  }
  if (!found.empty()) return found;
  for (const Origin& origin : match.origins) {
    const bool plain = !match.is_number && !passes_item(origin.path, 0);
    if (scopes.empty() || plain) found.push_back({&origin, origin.source(), 0});
  }
  return found;
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

bool narrow(Slot& slot, const Slot& other) {
  std::erase_if(slot.candidates,
                [&](const Candidate& each) { return !has(other.candidates, each.expression()); });
  return !slot.candidates.empty() && slot.match->is_number == other.match->is_number;
}

std::size_t Shape::items() const {
  std::size_t count = 0;
  for (const Part& part : parts)
    for (const SentenceLoop& loop : part.loop) count += loop.size;
  return count;
}

Shape shape_of(std::size_t paragraph, std::string_view text, const std::vector<Match>& matches,
               const SentenceContext& context, bool numbered,
               const std::vector<const DataList*>& lists) {
  Shape shape;
  shape.paragraph = paragraph;
  std::size_t done = 0;
  std::string literal;
  if (numbered) {
    shape.number = item_number(text, context.scopes.back().number);
    literal = text.substr(0, shape.number->begin);
    done = shape.number->end;
  }
  for (std::size_t at = 0; at < matches.size(); ++at) {
    const Match& match = matches[at];
    if (match.begin < done) continue;
    Shape::Part part;
    std::size_t begin = match.begin, end = match.end;
    if (auto loop = loop_at(text, matches, at, context, lists); loop && loop->begin >= done) {
      begin = loop->begin;
      end = loop->end;
      part.loop.push_back(std::move(*loop));
    } else {
      part.slot = {&match, candidates_of(match, context.scopes)};
      if (part.slot.candidates.empty()) continue;
    }
    shape.literals.push_back(literal + std::string(text.substr(done, begin - done)));
    literal.clear();
    shape.parts.push_back(std::move(part));
    done = end;
  }
  shape.literals.push_back(literal + std::string(text.substr(done)));
  return shape;
}

void split_opening(std::vector<Shape>& shapes, const std::vector<bool>& firsts) {
  const auto other = std::find(firsts.begin(), firsts.end(), false);
  const auto first = std::find(firsts.begin(), firsts.end(), true);
  if (other == firsts.end() || first == firsts.end()) return;
  const auto literal = [&](auto at) {
    return shapes[static_cast<std::size_t>(at - firsts.begin())].literals.front();
  };
  const std::string rest = literal(other), whole = literal(first);
  if (whole.size() <= rest.size() || !whole.ends_with(rest)) return;
  for (std::size_t i = 0; i < shapes.size(); ++i)
    if (shapes[i].number || shapes[i].literals.front() != (firsts[i] ? whole : rest)) return;
  const std::string opening = whole.substr(0, whole.size() - rest.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    shapes[i].literals.front() = rest;
    shapes[i].opening = opening;
    shapes[i].opening_end = firsts[i] ? opening.size() : 0;
  }
}

bool narrow(Shape& shape, const Shape& other) {
  if (shape.literals != other.literals || shape.parts.size() != other.parts.size() ||
      shape.number.has_value() != other.number.has_value())
    return false;
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    Shape::Part& mine = shape.parts[i];
    const Shape::Part& its = other.parts[i];
    if (mine.loop.size() != its.loop.size()) return false;
    const bool same = mine.loop.empty() ? narrow(mine.slot, its.slot)
                                        : narrow(mine.loop.front(), its.loop.front());
    if (!same) return false;
  }
  return true;
}

}  // namespace chengwen::gongwen
