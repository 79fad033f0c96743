#include <algorithm>
#include <utility>

#include "gongwen/refill_messages.h"
#include "gongwen/refill_plan.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

/// What loops call their items: the innermost, those around it from the inside out, those within a
/// sentence.
constexpr std::string_view kRow = "行", kItem = "项", kInSentence = "目";
constexpr std::string_view kGroups[] = {"组", "类", "部", "门"};
/// A loop inside a sentence that stands in no other speaks of so many items at least.
constexpr std::size_t kFewest = 2;

LoopUnit unit_of(const wml::ManuscriptRow& row) {
  LoopUnit unit{row.node, {}};
  for (const wml::ManuscriptCell& cell : row.cells)
    unit.cells.push_back({cell.begin, cell.end, cell.column, cell.continues});
  return unit;
}

/// The words that end both what stands between two items and what stands behind the last.
std::size_t shared_end(std::string_view text, std::size_t behind_last, std::string_view between) {
  std::size_t shared = 0;
  while (shared < between.size()) {
    std::size_t next = shared;
    text::decode(between, next);
    if (text.substr(std::min(behind_last + shared, text.size()), next - shared) !=
        between.substr(shared, next - shared))
      break;
    shared = next;
  }
  return shared;
}

}  // namespace

std::string RefillPlan::free_variable(std::string_view name) const {
  std::string free(name);
  while (variables_taken_.contains(free)) free += "_";
  return free;
}

void RefillPlan::look_at_rows(const wml::ManuscriptTable& table) {
  std::vector<LoopUnit> units;
  for (const wml::ManuscriptRow& row : table.rows) units.push_back(unit_of(row));
  look_at_units(units);
}

/// Paragraphs that stand beside each other outside tables, and that may go without loss.
void RefillPlan::look_at_paragraphs() {
  const auto& paragraphs = manuscript_.paragraphs();
  std::vector<LoopUnit> units;
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    const wml::ManuscriptParagraph& own = paragraphs[at];
    const bool usable = !done_.contains(at) && own.table == 0 && !own.in_text_box &&
                        !own.node.child("w:pPr").child("w:sectPr");
    const bool beside = usable && !units.empty() && units.back().node.parent() == own.node.parent();
    if (!beside) {
      look_at_units(units);
      units.clear();
    }
    if (usable) units.push_back({own.node, {{at, at + 1, 0, false}}});
  }
  look_at_units(units);
}

void RefillPlan::look_at_units(const std::vector<LoopUnit>& units) {
  NestReader reader(units, matches_, finder_.data(), root_);
  for (std::size_t at = 0; at < units.size();) {
    std::size_t taken = 0;
    for (const DataList& list : finder_.data().lists) {
      if (reader.shows_first(at, list.path)) taken = take_loop(units, reader, at, list);
      if (taken > 0) break;
    }
    at += std::max<std::size_t>(taken, 1);
  }
}

/// Makes loops of the units from `at` on, and gives their number; 0 when the list printed them
/// otherwise. Lists in its records have units of their own, or stand within those of the record.
std::size_t RefillPlan::take_loop(const std::vector<LoopUnit>& units, NestReader& reader,
                                  std::size_t at, const DataList& list) {
  const std::set<std::string> below = reader.lists_below(list.path);
  std::vector<std::set<std::string>> ways = {{}};
  if (below.size() > 1)
    for (const std::string& one : below) ways.push_back({one});
  if (!below.empty()) ways.push_back(below);
  for (const std::set<std::string>& in_units : ways) {
    const auto nest = reader.read(list.path, at, in_units);
    if (!nest || is_one_of_many_places(units, *nest)) continue;
    const auto form = loop_form(units, *nest);
    if (!form) continue;
    LoopBlock block;
    for (std::size_t unit = nest->begin; unit < nest->end; ++unit) {
      block.replaced.push_back(units[unit].node);
      for (const LoopUnit::Cell& cell : units[unit].cells)
        for (std::size_t p = cell.begin; p < cell.end; ++p) done_.insert(p);
    }
    write_loop(*form, units, block);
    blocks_.push_back(std::move(block));
    return nest->end - nest->begin;
  }
  return 0;
}

/// Whether a list has one record here, and the document shows it elsewhere, too: it is no row or
/// paragraph, another unit's second one would not belong there.
bool RefillPlan::is_one_of_many_places(const std::vector<LoopUnit>& units,
                                       const NestList& nest) const {
  if (nest.items.size() > 1) return false;
  const DataPath record = Scope{nest.path, 0, 1, {}, 0, 0}.record();
  const std::size_t begin = units[nest.begin].cells.front().begin;
  const std::size_t end = units[nest.end - 1].cells.back().end;
  const auto shows = [&](const Match& match) {
    return !match.is_number &&
           std::all_of(match.origins.begin(), match.origins.end(),
                       [&](const Origin& origin) { return origin.lies_in(record); });
  };
  for (std::size_t at = 0; at < matches_.size(); ++at)
    if ((at < begin || at >= end) && std::any_of(matches_[at].begin(), matches_[at].end(), shows))
      return true;
  return false;
}

std::optional<LoopForm> RefillPlan::loop_form(const std::vector<LoopUnit>& units,
                                              const NestList& nest) const {
  const std::size_t height = nest.height();
  if (height > std::size(kGroups) + 1) return std::nullopt;
  const bool rows = units[nest.begin].is_row();
  std::vector<std::string> variables = {free_variable(rows ? kRow : kItem)};
  for (std::size_t i = 0; i + 1 < height; ++i)
    variables.insert(variables.begin(), free_variable(kGroups[i]));
  LoopForms forms(manuscript_, units, matches_, finder_.data(), root_);
  auto form = forms.of(nest, variables, free_variable(rows ? kItem : kInSentence));
  if (!form || nest.end > nest.begin + 1) return form;
  // One row alone is a record's only where it shows more of it; one paragraph, where it shows
  // nothing else.
  const LoopForm::Element* only = &form->body.front();
  while (!only->loop.empty()) only = &only->loop.front().body.front();
  const std::vector<UnitForm::Cell>& cells = only->unit.cells;
  const bool nothing_else = !rows && cells.front().shapes.front().literals.size() == 2 &&
                            cells.front().shapes.front().literals.front().empty() &&
                            cells.front().shapes.front().literals.back().empty();
  if (rows ? form->slots() < 2 : !nothing_else) return std::nullopt;
  return form;
}

void RefillPlan::write_loop(const LoopForm& form, const std::vector<LoopUnit>& units,
                            LoopBlock& block) {
  const auto first_unit = [](const LoopForm& loop) {
    const LoopForm::Element* element = &loop.body.front();
    while (!element->loop.empty()) element = &element->loop.front().body.front();
    return element->unit.unit;
  };
  const LoopUnit& looks = units[first_unit(form)];
  review_.tell(messages::kRefillLoop, {std::to_string(form.items), form.statement},
               {looks.cells.front().begin, 0, 0});
  block.lines.push_back({looks.node, form.statement});
  for (const LoopForm::Element& element : form.body) {
    if (element.loop.empty()) {
      write_unit(element.unit, units[element.unit.unit], block);
    } else {
      write_loop(element.loop.front(), units, block);
    }
  }
  if (!form.otherwise.empty()) block.lines.push_back({looks.node, "else"});
  for (const UnitForm& unit : form.otherwise) write_unit(unit, units[unit.unit], block);
  block.lines.push_back({looks.node, "endfor"});
}

void RefillPlan::write_unit(const UnitForm& form, const LoopUnit& unit, LoopBlock& block) {
  block.lines.push_back({unit.node, {}});
  for (std::size_t c = 0; c < form.cells.size(); ++c) {
    const UnitForm::Cell& cell = form.cells[c];
    const std::size_t begin = unit.cells[c].begin;
    const bool here = !cell.shapes.empty() && cell.shapes.front().paragraph == begin;
    if (here) {
      for (const Shape& shape : cell.shapes) write_shape(shape);
    } else if (!cell.expression.empty() || !cell.shapes.empty()) {
      const std::string words =
          cell.shapes.empty() ? tag(cell.expression) : words_of(cell.shapes.front());
      edits_.push_back({begin, 0, text(begin).size(), cell.merge + words});
      block.shown.push_back(manuscript_.paragraphs()[begin].node.parent());
      continue;
    }
    if (!cell.merge.empty()) edits_.push_back({begin, 0, 0, cell.merge});
  }
}

void RefillPlan::write_shape(const Shape& shape) {
  if (!shape.opening.empty())
    edits_.push_back({shape.paragraph, 0, shape.opening_end,
                      "{% if loop.first %}" + shape.opening + "{% endif %}"});
  if (shape.number)
    edits_.push_back({shape.paragraph, shape.number->begin, shape.number->end, shape.number->tag});
  for (const Shape::Part& part : shape.parts) {
    if (part.loop.empty()) {
      replace(shape.paragraph, part.slot);
    } else {
      write_sentence_loop(shape.paragraph, part.loop.front());
    }
  }
}

/// The template's words of a paragraph that goes.
std::string RefillPlan::words_of(const Shape& shape) {
  const std::size_t before = edits_.size();
  write_shape(shape);
  std::vector<TextEdit> edits(edits_.begin() + static_cast<std::ptrdiff_t>(before), edits_.end());
  edits_.resize(before);
  sort_from_end(edits);
  std::string words = text(shape.paragraph);
  for (const TextEdit& edit : edits) words.replace(edit.begin, edit.end - edit.begin, edit.text);
  return words;
}

void RefillPlan::look_at_sentence(std::size_t paragraph) {
  if (done_.contains(paragraph)) return;
  const std::vector<Match>& matches = matches_[paragraph];
  const std::string variable = free_variable(kItem);
  for (std::size_t first = 0; first < matches.size(); ++first) {
    if (taken_.contains({paragraph, matches[first].begin})) continue;
    for (const DataList& list : finder_.data().lists) {
      if (list.size < kFewest) continue;
      const auto loop = sentence_loop(text(paragraph), matches, first, list, {root_, {}, variable});
      if (!loop || !loop->separator) continue;
      write_sentence_loop(paragraph, *loop);
      for (std::size_t at = first; at < matches.size() && matches[at].begin < loop->end; ++at)
        taken_.emplace(paragraph, matches[at].begin);
      break;
    }
  }
}

/// （1）甲2万元；（2）乙3万元 becomes
/// {% for 项 in 项目 %}（{{ loop.index }}）{{ 项.名称 }}{{ 项.金额 }}万元{% if not loop.last %}；{%
/// endif %}{% endfor %}.
void RefillPlan::write_sentence_loop(std::size_t paragraph, const SentenceLoop& loop) {
  const std::string& words = text(paragraph);
  // What stands behind the last item, too, belongs to each.
  const std::string& between = *loop.separator;
  const std::size_t shared = shared_end(words, loop.end, between);
  const std::string rest = between.substr(shared);
  const std::string closing = rest.empty() ? "" : "{% if not loop.last %}" + rest + "{% endif %}";
  edits_.push_back({paragraph, loop.begin, loop.begin, "{% " + loop.statement + " %}"});
  if (loop.number)
    edits_.push_back({paragraph, loop.number->begin, loop.number->end, loop.number->tag});
  edits_.push_back(
      {paragraph, loop.first_end + shared, loop.end + shared, closing + "{% endfor %}"});
  for (const Slot& slot : loop.slots) replace(paragraph, slot);
  review_.tell(messages::kRefillLoop, {std::to_string(loop.size), loop.statement},
               {paragraph, loop.begin, loop.end});
}

}  // namespace chengwen::gongwen
