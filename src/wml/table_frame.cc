#include "wml/table_frame.h"

#include <algorithm>
#include <numeric>

namespace chengwen::wml {

void TableFrame::begin_row(std::size_t position, std::uint32_t before, std::uint32_t after,
                           std::size_t depth) {
  row_start_ = position;
  row_depth_ = depth;
  row_slots_ = slots_.size();
  cells_ = 0;
  column_ = before;
  after_ = after;
  span_ = 0;
  gap_ = 0;
  span_set_ = row_span_set_ = false;
}

void TableFrame::begin_cell(std::uint32_t span, std::size_t depth) {
  if (depth != row_depth_) return;  // a value, not yet in the row
  ++cells_;
  column_ += span_;
  span_ = span;
  span_set_ = false;
}

void TableFrame::set_span(std::uint32_t span) {
  span_ = span;
  span_set_ = row_span_set_ = true;
  if (slots_.empty()) return;
  Slot& last = slots_.back();
  if (last.kind == Slot::Kind::width && last.column == column_ && last.position >= row_start_) {
    last.span = span;
    last.span_set = true;
  }
}

void TableFrame::end_row(std::string& out, std::size_t depth) {
  if (cells_ == 0) {
    if (depth == depth_) {
      out.resize(row_start_);
      slots_.erase(slots_.begin() + static_cast<std::ptrdiff_t>(row_slots_), slots_.end());
    }
    return;
  }
  if (depth == depth_) ++rows_;
  const std::uint32_t columns = column_ + span_ + after_;
  widest_ = std::max(widest_, columns);
  if (gap_ != 0) slots_[gap_ - 1].column = columns;
  if (!row_span_set_) widest_fixed_ = std::max(widest_fixed_, columns);
}

void TableFrame::grid(std::string& out, std::size_t depth) {
  if (depth == depth_) {
    slots_.push_back({Slot::Kind::grid, out.size(), 0, 0, false, ""});
  } else {
    out += grid_xml(shape_.columns);
  }
}

void TableFrame::cell_width(std::string& out, std::string_view original, std::size_t depth) {
  if (depth == depth_) {
    slots_.push_back({Slot::Kind::width, out.size(), column_, span_, false, std::string(original)});
  } else {
    out += original;
  }
}

void TableFrame::in_cell(std::string& out, std::function<std::string(int width)> made,
                         std::size_t depth) {
  Slot slot{Slot::Kind::content, out.size(), column_, span_, span_set_, "", std::move(made)};
  if (depth == depth_) {
    slots_.push_back(std::move(slot));
  } else {
    out += filled(slot, shape_.columns);
  }
}

void TableFrame::row_gap(std::string& out, bool in_own_properties, std::size_t depth) {
  if (depth != depth_) return;
  const Slot::Kind kind = in_own_properties ? Slot::Kind::gap_properties : Slot::Kind::gap;
  slots_.push_back({kind, out.size(), 0, 0, false, ""});
  gap_ = slots_.size();
}

std::vector<std::uint32_t> TableFrame::widths() const {
  const std::vector<std::uint32_t>& old = shape_.columns;
  std::vector<std::uint32_t> widths;
  if (widest_ == 0 || widest_ == old.size()) return old;
  const std::uint64_t total = std::accumulate(old.begin(), old.end(), std::uint64_t{0});
  const auto count = static_cast<std::uint64_t>(widest_);
  const auto append_even = [&widths](std::uint64_t width, std::uint64_t columns) {
    for (std::uint64_t i = 0; i < columns; ++i) {
      widths.push_back(static_cast<std::uint32_t>((i + 1) * width / columns - i * width / columns));
    }
  };
  if (count > old.size()) {
    // Old columns shrink in proportion, new ones share the room they leave.
    std::uint64_t used = 0;
    for (const std::uint32_t width : old) {
      widths.push_back(static_cast<std::uint32_t>(width * old.size() / count));
      used += widths.back();
    }
    append_even(total - used, count - old.size());
    return widths;
  }
  // The columns that stay share the room of those that go.
  std::uint64_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) kept += old[i];
  append_even(total - kept, count);
  for (std::size_t i = 0; i < count; ++i) widths[i] += old[i];
  return widths;
}

std::string TableFrame::grid_xml(const std::vector<std::uint32_t>& widths) const {
  std::string xml = "<w:tblGrid>";
  for (const std::uint32_t width : widths) {
    xml += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  }
  return xml + "</w:tblGrid>";
}

std::string TableFrame::gap_xml(const Slot& slot, const std::vector<std::uint32_t>& widths) const {
  if (slot.column >= widths.size()) return "";
  const auto from = widths.begin() + slot.column;
  const std::string xml =
      "<w:gridAfter w:val=\"" + std::to_string(widths.end() - from) + "\"/><w:wAfter w:w=\"" +
      std::to_string(std::accumulate(from, widths.end(), std::uint64_t{0})) + "\" w:type=\"dxa\"/>";
  return slot.kind == Slot::Kind::gap ? xml : "<w:trPr>" + xml + "</w:trPr>";
}

std::string TableFrame::filled(const Slot& slot, const std::vector<std::uint32_t>& widths) const {
  if (slot.kind == Slot::Kind::grid) return grid_xml(widths);
  if (slot.kind == Slot::Kind::gap || slot.kind == Slot::Kind::gap_properties) {
    return gap_xml(slot, widths);
  }
  const std::uint64_t width = width_of(slot, widths);
  if (slot.made) return slot.made(static_cast<int>(width));
  if (width == 0 || (!slot.span_set && widths == shape_.columns)) return slot.original;
  return std::to_string(width);
}

std::uint64_t TableFrame::width_of(const Slot& slot, const std::vector<std::uint32_t>& widths) {
  std::uint64_t width = 0;
  for (std::size_t i = slot.column; i < slot.column + slot.span && i < widths.size(); ++i) {
    width += widths[i];
  }
  return width;
}

void TableFrame::end(std::string& out, std::size_t depth) {
  if (depth != depth_) return;
  if (rows_ == 0) {
    out.resize(start_);
    return;
  }
  if (slots_.empty()) return;
  const std::vector<std::uint32_t> widths = this->widths();
  const std::size_t first = slots_.front().position;
  std::string rest;
  std::size_t at = first;
  for (const Slot& slot : slots_) {
    if (slot.position > out.size()) break;
    rest.append(out, at, slot.position - at);
    rest += filled(slot, widths);
    at = slot.position;
  }
  rest.append(out, at);
  out.resize(first);
  out += rest;
}

}  // namespace chengwen::wml
