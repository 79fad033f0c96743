#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gongwen/refill_nest.h"
#include "gongwen/refill_pattern.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A row or paragraph in a loop: one of those that it printed stays, with tags.
struct UnitForm {
  struct Cell {
    int column = 0;
    std::vector<Shape> shapes;  ///< of its paragraphs; none: it stays as it is
    std::string expression;     ///< takes the place of all that it says; "" where `shapes` tell
    /// `{% vm 类.名称 %}`; "" where it is not merged over the rows of the loop.
    std::string merge;
    std::size_t merge_depth = 0;  ///< of the record over whose rows it is merged; 0: all rows
    bool goes_on = false;         ///< every time with the row above
  };
  std::size_t unit = 0;
  std::size_t depth = 0;  ///< loops around it
  std::vector<Cell> cells;

  std::size_t slots() const;
};

/// A loop of a template: `{% for 组 in 指标 %}`, rows, paragraphs and loops, `{% endfor %}`.
struct LoopForm {
  struct Element {
    UnitForm unit;               ///< unless it is a loop
    std::vector<LoopForm> loop;  ///< at most one
  };
  std::string statement;  ///< for 组 in 指标 if 组.项目
  std::size_t items = 0;  ///< of the first list that it goes through
  std::vector<Element> body;
  std::vector<UnitForm> otherwise;  ///< where a list has no items

  std::size_t slots() const;
  /// All units that stay.
  std::vector<UnitForm*> units();
};

/// Finds what the items of nested lists have in common.
class LoopForms {
 public:
  LoopForms(const wml::Manuscript& manuscript, const std::vector<LoopUnit>& units,
            const std::vector<std::vector<Match>>& matches, const DataLeaves& data,
            const data::Value& root)
      : manuscript_(manuscript), units_(units), matches_(matches), data_(data), root_(root) {}

  /// `variables`: what the loops call their items, from the outermost on; `in_sentence` what those
  /// within a paragraph do. Nothing when the items do not look the same.
  std::optional<LoopForm> of(const NestList& nest, const std::vector<std::string>& variables,
                             const std::string& in_sentence);

 private:
  /// A place where the form was printed.
  struct List {
    const NestList* list = nullptr;
    Scopes around;
  };
  struct Item {
    const NestList::Item* item = nullptr;
    Scopes scopes;
  };
  struct Unit {
    std::size_t unit = 0;
    Scopes scopes;
  };
  struct Aligned {
    std::vector<const NestList::Element*> elements;  ///< null: a list without items
    std::vector<std::size_t> otherwise;
  };

  std::optional<LoopForm> form(const std::vector<List>& lists);
  bool hide_empty(const std::vector<DataPath>& hidden, const std::vector<Item>& items,
                  LoopForm& form) const;
  static std::optional<Aligned> align(const NestList::Item& item, const NestList::Item& model);
  bool lacks_nothing(const Item& item, const Aligned& aligned, const Item& model) const;
  bool add_body(const std::vector<Item>& items, LoopForm& form);
  std::optional<std::vector<UnitForm>> otherwise(const std::vector<Item>& items,
                                                 const std::vector<Aligned>& aligned);
  std::optional<UnitForm> form_unit(const std::vector<Unit>& instances);
  bool form_cell(const std::vector<Unit>& instances, std::size_t cell, UnitForm& form);
  bool find_merge(const std::vector<Unit>& instances, std::size_t cell, UnitForm::Cell& form) const;
  void name_merge(UnitForm::Cell& form) const;
  bool merges_single_groups(const std::vector<Unit>& live, const UnitForm::Cell& form) const;
  std::optional<Shape> common_shape(const std::vector<Unit>& live, std::size_t cell,
                                    std::size_t paragraph, bool merged) const;
  std::vector<const DataList*> lists_in(const DataPath& record) const;
  std::string sparse_expression(const std::vector<Unit>& live, std::size_t cell) const;
  std::string expression_by_heading(const std::vector<Unit>& live, std::size_t cell) const;
  std::string blank_expression(const std::vector<Unit>& live, const std::string& key) const;
  bool says_nothing(const Unit& instance, std::size_t cell) const;
  bool gives(const Candidate& candidate, const Scopes& said, const Unit& row,
             std::size_t cell) const;
  void share_merges(LoopForm& form) const;
  bool merges_end_inside(const NestList& nest) const;

  const LoopUnit::Cell& cell(const Unit& instance, std::size_t at) const {
    return units_[instance.unit].cells[at];
  }
  const std::string& text(std::size_t paragraph) const {
    return manuscript_.paragraphs()[paragraph].text();
  }

  const wml::Manuscript& manuscript_;
  const std::vector<LoopUnit>& units_;
  const std::vector<std::vector<Match>>& matches_;
  const DataLeaves& data_;
  const data::Value& root_;
  std::vector<std::string> variables_;
  std::string in_sentence_;
  std::size_t begin_ = 0;  ///< first unit
};

}  // namespace chengwen::gongwen
