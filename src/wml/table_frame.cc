#include "wml/table_frame.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "data/data_files.h"
#include "diag/messages.h"
#include "text/characters.h"
#include "wml/content.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

std::string in_properties(const char* element, std::string xml, bool wrapped) {
  if (!wrapped || xml.empty()) return xml;
  return std::string("<").append(element).append(">").append(xml).append("</").append(element) +
         ">";
}

}  // namespace

// --- rows and cells

void TableFrame::begin_row(const RowShape& row, std::size_t position, std::size_t depth) {
  row_start_ = position;
  row_depth_ = depth;
  row_slots_ = slots_.size();
  row_cells_ = 0;
  row_ = &row;
  row_columns_.clear();
  merges_.clear();
  border_ = false;
  if (!records(depth)) return;
  rows_.push_back({&row, {}, 0, 0});
  places_.emplace_back().stretch.begin = position;
}

void TableFrame::end_row(std::string& out, std::size_t depth) {
  if (row_cells_ == 0) {
    if (depth != depth_) return;
    out.resize(row_start_);
    slots_.erase(slots_.begin() + static_cast<std::ptrdiff_t>(row_slots_), slots_.end());
    if (!records(depth)) return;
    rows_.pop_back();
    places_.pop_back();
    return;
  }
  merges_above_ = std::move(merges_);
  merges_.clear();
  if (depth != depth_) return;
  if (!row_->head || !shape_.has_body) ++body_rows_;
  if (records(depth)) places_.back().stretch.end = out.size();
}

void TableFrame::add_rows(std::size_t depth) {
  if (depth == depth_) ++body_rows_;
}

void TableFrame::begin_cell(const CellShape& cell, std::size_t position, std::size_t depth) {
  if (depth != row_depth_) return;  // a value, not yet in the row
  ++row_cells_;
  cell_ = cell;
  cell_span_ = cell.span;
  row_columns_.push_back(cell.column);
  if (!records(depth)) return;
  rows_.back().cells.push_back({cell, cell.span, false, 0});
  places_.back().cells.push_back({{position, position}, {}});
}

void TableFrame::end_cell(std::size_t position, std::size_t depth) {
  if (records(depth) && !places_.back().cells.empty()) places_.back().cells.back().end = position;
}

void TableFrame::note_value(const data::Value& value, std::size_t depth) {
  if (!records(depth) || places_.empty() || places_.back().cells.empty()) return;
  diag::Span& origin = places_.back().cells.back().origin;
  if (!origin.known()) origin = data::span_of(value);
}

void TableFrame::add_cell(std::size_t begin, std::size_t end, std::size_t depth) {
  if (depth != row_depth_) return;
  CellShape cell;
  cell.repeated = true;
  cell.column = row_cells_ > 0 ? cell_.column + cell_.span : row_ ? row_->before : 0;
  for (const ColumnRange& range : shape_.ranges) {
    if (cell.column == range.end && row_cells_ > 0 && cell_.column >= range.begin) --cell.column;
  }
  begin_cell(cell, begin, depth);
  end_cell(end, depth);
}

bool TableFrame::set_span(std::uint32_t span, const diag::Span& tag, const diag::Span& origin,
                          std::size_t depth) {
  cell_span_ = span;
  if (!records(depth) || (span == 0 && !stands_over_range())) return false;
  rows_.back().cells.back().span = span;
  rows_.back().cells.back().span_set = true;
  RowPlace& place = places_.back();
  place.tag = tag;
  place.origin = origin;
  place.set_span = span;
  return true;
}

bool TableFrame::stands_over_range() const {
  return std::any_of(shape_.ranges.begin(), shape_.ranges.end(), [this](const ColumnRange& range) {
    return cell_.column <= range.begin && cell_.column + cell_.span >= range.end;
  });
}

// --- merged cells

TableFrame::Merge TableFrame::here(const data::Value& key) const {
  const auto pass = std::count(row_columns_.begin(), row_columns_.end(), cell_.column);
  return {cell_.column, static_cast<std::uint32_t>(pass), cell_span_, key};
}

const TableFrame::Merge* TableFrame::above(const Merge& merge) const {
  for (const Merge& each : merges_above_) {
    if (each.column == merge.column && each.pass == merge.pass && each.span == merge.span) {
      return &each;
    }
  }
  return nullptr;
}

bool TableFrame::begins_merge(const data::Value& key) {
  Merge merge = here(key);
  const Merge* before = above(merge);
  const bool begins = before == nullptr || border_ || !(before->key == key);
  border_ = border_ || begins;
  merges_.push_back(std::move(merge));
  return begins;
}

bool TableFrame::begins_pass(bool first) {
  Merge merge = here({});
  const bool begins = first || above(merge) == nullptr;
  border_ = border_ || begins;
  merges_.push_back(std::move(merge));
  return begins;
}

bool TableFrame::begins_drawn(bool restarts) {
  Merge merge = here({});
  const bool begins = restarts || above(merge) == nullptr;
  merges_.push_back(std::move(merge));
  return begins;
}

// --- places to be filled in

void TableFrame::add_slot(Slot slot) {
  if (!rows_.empty()) {
    slot.row = rows_.size() - 1;
    slot.cell = rows_.back().cells.empty() ? 0 : rows_.back().cells.size() - 1;
  }
  slots_.push_back(std::move(slot));
}

void TableFrame::grid(std::string& out, std::size_t depth) {
  if (depth == depth_ && shape_.columns_vary) return add_slot({Slot::Kind::grid, out.size()});
  out += filled({Slot::Kind::grid, 0}, {shape_.columns, {}, {}});
}

void TableFrame::row_ends(std::string& out, std::string_view original, bool wrapped,
                          std::size_t depth) {
  if (records(depth)) {
    return add_slot({Slot::Kind::row_ends, out.size(), 0, 0, std::string(original), wrapped});
  }
  out += in_properties("w:trPr", std::string(original), wrapped);
}

void TableFrame::cell_width(std::string& out, std::string_view original, std::size_t depth) {
  if (records(depth)) {
    return add_slot({Slot::Kind::width, out.size(), 0, 0, std::string(original)});
  }
  out += original;
}

void TableFrame::cell_span(std::string& out, std::string_view original, bool wrapped,
                           std::size_t depth) {
  if (records(depth)) {
    return add_slot({Slot::Kind::span, out.size(), 0, 0, std::string(original), wrapped});
  }
  out += in_properties("w:tcPr", std::string(original), wrapped);
}

void TableFrame::in_cell(std::string& out, std::function<std::string(int width)> made,
                         std::size_t depth) {
  if (records(depth)) {
    return add_slot({Slot::Kind::content, out.size(), 0, 0, "", false, std::move(made)});
  }
  std::uint32_t width = 0;
  for (std::size_t i = cell_.column; i < cell_.column + cell_.span && i < shape_.columns.size();
       ++i) {
    width += shape_.columns[i];
  }
  out += made(static_cast<int>(width));
}

std::uint64_t TableFrame::width_of(const Slot& slot, const GridPlan& plan) const {
  const WrittenCell& cell = rows_[slot.row].cells[slot.cell];
  std::uint64_t width = 0;
  for (std::size_t i = cell.column; i < cell.column + cell.span && i < plan.widths.size(); ++i) {
    width += plan.widths[i];
  }
  return width;
}

std::string TableFrame::width_element(const Slot& slot, const GridPlan& plan) const {
  const WrittenCell& cell = rows_[slot.row].cells[slot.cell];
  const bool as_it_was = plan.widths == shape_.columns && cell.span == cell.shape.span &&
                         cell.column == cell.shape.column;
  const bool automatic = slot.original.find("\"auto\"") != std::string::npos ||
                         slot.original.find("\"nil\"") != std::string::npos;
  if (as_it_was || automatic) return slot.original;
  return "<w:tcW w:w=\"" + number(width_of(slot, plan)) + "\" w:type=\"dxa\"/>";
}

std::string TableFrame::row_ends_element(const Slot& slot, const GridPlan& plan) const {
  const WrittenRow& row = rows_[slot.row];
  const bool as_it_was = plan.widths == shape_.columns && row.before == row.shape->before &&
                         row.after == row.shape->after;
  if (as_it_was) return slot.original;
  const auto width = [](auto begin, auto end) {
    return number(std::accumulate(begin, end, std::uint64_t{0}));
  };
  const auto& widths = plan.widths;
  std::string xml;
  if (row.before > 0) xml += "<w:gridBefore w:val=\"" + number(row.before) + "\"/>";
  if (row.after > 0) xml += "<w:gridAfter w:val=\"" + number(row.after) + "\"/>";
  if (row.before > 0) {
    xml += "<w:wBefore w:w=\"" + width(widths.begin(), widths.begin() + row.before) +
           "\" w:type=\"dxa\"/>";
  }
  if (row.after > 0) {
    xml +=
        "<w:wAfter w:w=\"" + width(widths.end() - row.after, widths.end()) + "\" w:type=\"dxa\"/>";
  }
  return xml;
}

std::string TableFrame::filled(const Slot& slot, const GridPlan& plan) const {
  switch (slot.kind) {
    case Slot::Kind::grid: {
      std::string xml = "<w:tblGrid>";
      for (const std::uint32_t width : plan.widths) {
        xml += "<w:gridCol w:w=\"" + number(width) + "\"/>";
      }
      return xml + "</w:tblGrid>";
    }
    case Slot::Kind::row_ends:
      return in_properties("w:trPr", row_ends_element(slot, plan), slot.wrapped);
    case Slot::Kind::width:
      return width_element(slot, plan);
    case Slot::Kind::span: {
      const WrittenCell& cell = rows_[slot.row].cells[slot.cell];
      const bool as_it_was = !cell.span_set && cell.span == cell.shape.span;
      const std::string xml = as_it_was       ? slot.original
                              : cell.span > 1 ? "<w:gridSpan w:val=\"" + number(cell.span) + "\"/>"
                                              : "";
      return in_properties("w:tcPr", xml, slot.wrapped);
    }
    case Slot::Kind::content:
      break;
  }
  return slot.made(static_cast<int>(width_of(slot, plan)));
}

// --- the end

diag::Diagnostic TableFrame::misfit(const Misfit& misfit) const {
  const RowPlace& place = places_[misfit.row];
  const bool by_span = place.set_span > 0;
  std::uint32_t columns = misfit.columns, possible = misfit.possible;
  if (by_span) {
    const std::uint32_t others = columns - std::min(columns, place.set_span);
    possible -= std::min(possible, others);
    columns = place.set_span;
  }
  diag::Diagnostic mistake(by_span ? messages::kColspanBeyond : messages::kRowCells,
                           {number(columns), number(possible)},
                           by_span ? place.tag : rows_[misfit.row].shape->tag);
  const diag::Span& origin = by_span ? place.origin : place.cells[misfit.cell].origin;
  if (origin.known()) mistake.notes.push_back({&diag::messages::kValueFrom, {}, origin});
  return mistake;
}

std::optional<diag::Diagnostic> TableFrame::untagged(const Untagged& untagged,
                                                     std::string_view out) const {
  std::string first;
  std::size_t rows = 0;
  for (const auto& [row, cell] : untagged.places) {
    const Stretch& stretch = places_[row].cells[cell];
    std::string text;
    Fragment(std::string(out.substr(stretch.begin, stretch.end - stretch.begin))).print(text);
    if (text::trim(text).empty()) continue;
    if (rows++ == 0) first = std::move(text);
  }
  if (rows == 0) return std::nullopt;
  return diag::Diagnostic(untagged.stay ? messages::kRowUntagged : messages::kCellsGone,
                          {number(rows), std::move(first)}, rows_[untagged.tagged_row].shape->tag);
}

/// Cells that stood over columns of which none are left, and rows that have no others.
std::vector<TableFrame::Stretch> TableFrame::leftovers() const {
  std::vector<Stretch> found;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::vector<WrittenCell>& cells = rows_[row].cells;
    const auto is_left = [](const WrittenCell& cell) { return cell.span > 0; };
    if (std::none_of(cells.begin(), cells.end(), is_left)) {
      found.push_back(places_[row].stretch);
      continue;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].span == 0) found.push_back(places_[row].cells[i]);
    }
  }
  return found;
}

void TableFrame::fill_in(std::string& out, const GridPlan& plan) const {
  const std::vector<Stretch> leftovers = this->leftovers();
  std::size_t at = slots_.front().position;
  std::string rest;
  auto leftover = leftovers.begin();
  const auto copy_to = [&](std::size_t end) {
    while (leftover != leftovers.end() && leftover->begin < end) {
      if (leftover->begin > at) rest.append(out, at, leftover->begin - at);
      at = std::max(at, std::min(leftover->end, end));
      if (leftover->end > end) return;
      ++leftover;
    }
    if (end > at) rest.append(out, at, end - at);
    at = std::max(at, end);
  };
  for (const Slot& slot : slots_) {
    copy_to(slot.position);
    const bool inside = leftover != leftovers.end() && leftover->begin <= slot.position &&
                        slot.position < leftover->end;
    if (!inside) rest += filled(slot, plan);
  }
  copy_to(out.size());
  out.resize(slots_.front().position);
  out += rest;
}

std::vector<diag::Diagnostic> TableFrame::end(std::string& out, std::size_t depth) {
  if (depth != depth_) return {};
  if (body_rows_ == 0) {
    out.resize(start_);
    return {};
  }
  if (slots_.empty()) return {};
  GridPlan plan = plan_grid(shape_, rows_);
  if (plan.widths.empty() && !rows_.empty()) {
    out.resize(start_);
    return {};
  }
  if (rows_.empty()) plan.widths = shape_.columns;
  std::vector<diag::Diagnostic> told;
  for (const Misfit& misfit : plan.misfits) told.push_back(this->misfit(misfit));
  for (const Untagged& untagged : plan.untagged) {
    if (auto diagnostic = this->untagged(untagged, out)) told.push_back(std::move(*diagnostic));
  }
  fill_in(out, plan);
  return told;
}

std::size_t TableFrame::settled() const {
  if (depth_ != 0) return std::string::npos;
  return body_rows_ == 0 || shape_.columns_vary ? start_ : row_start_;
}

void TableFrame::move_back(std::size_t size) {
  if (depth_ != 0) return;
  start_ = start_ < size ? 0 : start_ - size;
  row_start_ -= size;
  for (Slot& slot : slots_) slot.position -= size;
  for (RowPlace& place : places_) {
    place.stretch.move_back(size);
    for (CellPlace& cell : place.cells) cell.move_back(size);
  }
}

}  // namespace chengwen::wml
