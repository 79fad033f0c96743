#include "wml/grid_places.h"

#include <algorithm>

#include "wml/mark.h"
#include "wml/style_sheet.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Nodes = std::vector<pugi::xml_node>;

/// The children called `name`, also those that content controls hold, but not those of a table
/// inside.
void find_children(const pugi::xml_node& node, std::string_view name, Nodes& found) {
  for (const pugi::xml_node child : node.children()) {
    if (named(child, name)) {
      found.push_back(child);
    } else if (is_wrapper(child)) {
      find_children(child, name, found);
    }
  }
}

void find_marks(const pugi::xml_node& node, Nodes& found) {
  for (const pugi::xml_node child : node.children()) {
    if (is_mark(child)) found.push_back(child);
    if (!named(child, "w:tbl")) find_marks(child, found);
  }
}

class Finder {
 public:
  explicit Finder(const StoryTree& tree)
      : tree_(tree), has_cell_tags_(std::ranges::any_of(tree.marks, is_cell_tag)) {}

  GridPlaces run() {
    visit(tree_.xml);
    return std::move(places_);
  }

 private:
  void visit(const pugi::xml_node& node) {
    if (named(node, "w:tbl")) table(node);
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
      visit(child);
  }

  void table(const pugi::xml_node& node) {
    Nodes rows;
    find_children(node, "w:tr", rows);
    std::vector<std::vector<ColumnRange>> found;
    std::vector<ColumnRange> all;
    for (const pugi::xml_node row : rows) {
      found.push_back(this->row(row));
      all.insert(all.end(), found.back().begin(), found.back().end());
    }
    std::sort(all.begin(), all.end(),
              [](const ColumnRange& a, const ColumnRange& b) { return a.begin < b.begin; });
    std::vector<ColumnRange>& ranges = places_.tables[node.hash_value()];
    for (const ColumnRange& range : all) {
      if (!ranges.empty() && range.begin < ranges.back().end) {
        ranges.back().end = std::max(ranges.back().end, range.end);
      } else {
        ranges.push_back(range);
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::vector<std::size_t>& own = places_.rows[rows[i].hash_value()].ranges;
      for (const ColumnRange& range : found[i]) {
        const auto whole =
            std::find_if(ranges.begin(), ranges.end(),
                         [&range](const ColumnRange& each) { return range.begin < each.end; });
        const auto number = static_cast<std::size_t>(whole - ranges.begin());
        if (own.empty() || own.back() != number) own.push_back(number);
      }
    }
  }

  std::vector<ColumnRange> row(const pugi::xml_node& node) {
    RowShape& shape = places_.rows[node.hash_value()];
    const pugi::xml_node properties = node.child("w:trPr");
    shape.before = properties.child("w:gridBefore").attribute("w:val").as_uint();
    shape.after = properties.child("w:gridAfter").attribute("w:val").as_uint();
    shape.head = is_on(properties.child("w:tblHeader"));
    std::vector<ColumnRange> ranges;
    std::uint32_t column = shape.before;
    int depth = 0;
    Nodes cells;
    find_children(node, "w:tc", cells);
    for (const pugi::xml_node cell : cells) {
      CellShape& place = places_.cells[cell.hash_value()];
      place.column = column;
      place.span =
          std::max(1u, cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(1));
      column += place.span;
      place.repeated = depth > 0;
      Nodes marks;
      if (has_cell_tags_) find_marks(cell, marks);
      for (const pugi::xml_node& at : marks) {
        const Mark& mark = tree_.marks[mark_of(at)];
        if (!is_cell_tag(mark)) continue;
        if (depth == 0) ranges.push_back({place.column, column});
        if (!shape.tag.known()) shape.tag = mark.tag;
        place.repeated = true;
        if (mark.kind != Mark::Kind::statement) continue;
        const BlockWord::Role role = tree_.block_word(mark).role;
        if (role == BlockWord::Role::opener) ++depth;
        if (role == BlockWord::Role::closer && depth > 0) --depth;
      }
      if (place.repeated) ranges.back().end = column;
    }
    return ranges;
  }

  static bool is_cell_tag(const Mark& mark) {
    return mark.prefix && mark.prefix->site == SiteKind::cell;
  }

  const StoryTree& tree_;
  const bool has_cell_tags_;
  GridPlaces places_;
};

}  // namespace

GridPlaces find_grid_places(const StoryTree& tree) {
  return Finder(tree).run();
}

}  // namespace chengwen::wml
