#include "wml/table_columns.h"

#include <algorithm>
#include <utility>

#include "wml/content_fields.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kKeys = "title key width align format merge total nil columns";
constexpr std::size_t kMostLevels = 8;

/// A title and what stands below it.
struct Heading {
  data::Value title;
  std::vector<Heading> below;
  std::uint32_t columns = 1;
};

class Reader {
 public:
  TableColumns read(const data::Value& list) {
    const std::vector<Heading> headings = this->headings(list, 1);
    for (std::size_t level = 1; titled_ && level <= levels_; ++level) {
      found_.head.push_back({{}, true});
    }
    if (titled_) place(headings, 0);
    return std::move(found_);
  }

 private:
  std::vector<Heading> headings(const data::Value& list, std::size_t level) {
    if (!list.is_list() || list.items().empty() || level > kMostLevels) {
      fail_at(list, messages::kTableColumnList);
    }
    levels_ = std::max(levels_, level);
    std::vector<Heading> headings;
    for (const data::Value& item : list.items()) headings.push_back(heading(item, level));
    return headings;
  }

  Heading heading(const data::Value& item, std::size_t level) {
    Heading heading;
    if (!item.is_map() || is_content(item)) {
      heading.title = item;
      TableColumn& column = found_.columns.emplace_back();
      column.title = item;
      column.key = item.to_string();
      titled_ = true;
      return heading;
    }
    check_keys("columns", item, kKeys);
    const Fields fields("columns", item);
    if (const data::Value* title = fields.find("title")) heading.title = *title;
    titled_ = titled_ || heading.title.truth();
    if (const data::Value* below = fields.find("columns")) {
      const std::size_t before = found_.columns.size();
      heading.below = headings(*below, level + 1);
      heading.columns = static_cast<std::uint32_t>(found_.columns.size() - before);
    } else {
      found_.columns.push_back(column(fields));
    }
    return heading;
  }

  static bool is_content(const data::Value& map) {
    const auto& entries = map.as_map().entries();
    return std::any_of(entries.begin(), entries.end(), [](const data::Map::Entry& entry) {
      return entry.key.is_string() && entry.key.as_string().starts_with('$');
    });
  }

  static TableColumn column(const Fields& fields) {
    TableColumn column;
    if (const data::Value* title = fields.find("title")) column.title = *title;
    column.key = fields.find("key") ? fields.text("key") : column.title.to_string();
    if (const data::Value* width = fields.find("width")) {
      column.width = read_column_width(*width);
      column.has_width = true;
    }
    column.alignment = read_alignment(fields);
    column.format = fields.text("format");
    column.merges = fields.flag("merge", false);
    if (const data::Value* total = fields.find("total")) {
      column.sums = total->is_boolean() && total->as_boolean();
      if (!total->is_boolean()) column.total = *total;
    }
    if (const data::Value* nil = fields.find("nil")) column.nil = *nil;
    return column;
  }

  /// Puts titles into the rows of the head: one without others below reaches down to its end.
  void place(const std::vector<Heading>& headings, std::size_t level) {
    for (const Heading& heading : headings) {
      TableCell cell{heading.title};
      cell.columns = heading.columns;
      if (heading.below.empty()) cell.rows = static_cast<std::uint32_t>(levels_ - level);
      found_.head[level].cells.push_back(std::move(cell));
      place(heading.below, level + 1);
    }
  }

  TableColumns found_;
  std::size_t levels_ = 0;
  bool titled_ = false;
};

}  // namespace

TableColumns read_table_columns(const data::Value& list) {
  return Reader().read(list);
}

std::string read_alignment(const Fields& fields) {
  const std::string word = fields.one_of("align", {"left", "center", "right", "justify"});
  return word == "justify" ? "both" : word;
}

}  // namespace chengwen::wml
