#include "wml/structure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "wml/field_codes.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

constexpr std::array<std::string_view, 7> kNeedParagraph = {
    "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"};
constexpr std::array<std::string_view, 18> kWithIds = {"w:id",
                                                       "w:sectPr",
                                                       "w:footnoteReference",
                                                       "w:endnoteReference",
                                                       "w:commentRangeStart",
                                                       "w:commentRangeEnd",
                                                       "w:commentReference",
                                                       "w:permStart",
                                                       "w:permEnd",
                                                       "wp:docPr",
                                                       "w:bookmarkStart",
                                                       "w:bookmarkEnd",
                                                       "w:ins",
                                                       "w:del",
                                                       "w:moveFrom",
                                                       "w:moveTo",
                                                       "w:p",
                                                       "w:tr"};

/// What the writer looks at in any case.
constexpr std::array<std::string_view, 6> kConcerned = {"w:tbl",    "w:tr",       "w:tc",
                                                        "w:sectPr", "w:footnote", "w:endnote"};
constexpr std::array<std::string_view, 4> kRevisions = {"w:ins", "w:del", "w:moveFrom", "w:moveTo"};

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Analyst {
 public:
  Analyst(const StoryTree& tree, const DocumentStyles& styles,
          const std::set<std::string, std::less<>>& repeated_notes)
      : tree_(tree), styles_(styles), repeated_notes_(repeated_notes) {}

  Structure run() {
    if (tree_.joined.has_ranges) find_repeated_bookmarks();
    blocks_.clear();
    for (const AttributePiece& piece : tree_.joined.attributes) found_.concern(piece.element);
    visit(tree_.xml);
    return std::move(found_);
  }

 private:
  struct Block {
    std::size_t mark = 0;
    int branch = 0;
    bool repeats = false;
    bool loop = false;
    int paragraphs = 0;         ///< seen in its body
    int depth = 0;              ///< of tables and cells around it
    std::set<int> outer_lists;  ///< seen before it began
    std::set<int> lists;        ///< seen in its body
  };
  /// The blocks that are open: how many, and which branch of the innermost.
  struct Context {
    std::size_t depth = 0, mark = 0;
    int branch = 0;
    bool operator==(const Context&) const = default;
  };
  struct Table {
    Context context, row_context;  ///< where the table and the current row began
    bool firm_head_row = false, firm_body_row = false;
    bool hollow_row = false;
    bool gets_rows = false;  ///< from values
    bool merges = false;     ///< cells by `{% vm %}`, or in rows that may go
    TableShape shape;
    bool firm_cell = false;
  };

  Context context() const {
    if (blocks_.empty()) return {};
    return {blocks_.size(), blocks_.back().mark, blocks_.back().branch};
  }

  bool repeating() const {
    return in_repeated_note_ ||
           std::any_of(blocks_.begin(), blocks_.end(), [](const Block& b) { return b.repeats; });
  }

  /// Blocks that neither repeat nor leave out what is in them.
  static bool always_once(const BlockWord& word) { return word.has(jinja::BlockBody::once); }

  void statement(std::size_t index) {
    const BlockWord word = tree_.block_word(tree_.marks[index]);
    if (always_once(word)) return;
    if (word.role == BlockWord::Role::opener) {
      Block block;
      block.mark = index;
      block.repeats = word.repeats();
      block.loop = word.has(jinja::BlockBody::loop);
      block.outer_lists = seen_lists_;
      block.depth = depth_;
      blocks_.push_back(std::move(block));
    } else if (word.role == BlockWord::Role::middle && !blocks_.empty()) {
      ++blocks_.back().branch;
    } else if (word.role == BlockWord::Role::closer && !blocks_.empty()) {
      blocks_.pop_back();
    }
  }

  /// Bookmarks must be known before the references to them.
  void find_repeated_bookmarks() { bookmarks_in(tree_.xml); }

  void bookmarks_in(const pugi::xml_node& node) {
    for (const pugi::xml_node child : node.children()) {
      if (is_mark(child)) {
        if (tree_.marks[mark_of(child)].kind == Mark::Kind::statement) statement(mark_of(child));
        continue;
      }
      if (named(child, "w:bookmarkStart") && repeating()) {
        const std::string id = child.attribute("w:id").value();
        const std::string name = child.attribute("w:name").value();
        const auto index = static_cast<std::uint32_t>(found_.bookmarks.size());
        if (found_.bookmark_by_id.emplace(id, index).second) {
          found_.bookmark_by_name.emplace(name, index);
          found_.bookmarks.push_back({id, name});
        }
      }
      const bool outer = enter_note(child);
      bookmarks_in(child);
      in_repeated_note_ = outer;
    }
  }

  /// Gives what held before.
  bool enter_note(const pugi::xml_node& node) {
    const bool outer = in_repeated_note_;
    if (is_note(node)) {
      in_repeated_note_ =
          repeated_notes_.contains(std::string_view(node.attribute("w:id").value()));
    }
    return outer;
  }

  void visit(const pugi::xml_node& node) {
    if (is_mark(node)) {
      found_.concern(node.parent());
      const Mark& mark = tree_.marks[mark_of(node)];
      if (mark.kind == Mark::Kind::statement) statement(mark_of(node));
      if (!tables_.empty() && is_between_rows(node) && prints(mark)) {
        tables_.back().gets_rows = tables_.back().shape.has_body = true;
      }
      return;
    }
    if (node.type() == pugi::node_element) return element(node);
    for (const pugi::xml_node child : node.children()) visit(child);
  }

  static bool is_between_rows(pugi::xml_node node) {
    node = node.parent();
    while (is_wrapper(node)) node = node.parent();
    return named(node, "w:tbl");
  }

  /// True for tags that leave a value in their place.
  bool prints(const Mark& mark) const {
    if (mark.kind != Mark::Kind::statement) return mark.kind == Mark::Kind::expression;
    const BlockWord word = tree_.block_word(mark);
    return word.has(jinja::BlockBody::value) || word.has(jinja::BlockBody::call);
  }

  void element(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:r") return run(node);
    const bool outer = enter_note(node);
    if (one_of(name, kConcerned)) found_.concern(node);
    if (repeating()) repeated(node, name);
    if (one_of(name, kRevisions) && !revisions_.emplace(node.attribute("w:id").value()).second) {
      found_.concern(node);
      found_.split_revisions.insert(node.hash_value());
    }
    if (name == "w:bookmarkStart") begun_.insert(node.attribute("w:name").value());
    if (name == "w:p") paragraph(node);
    if (name == "w:tbl") return table(node);
    if (name == "w:tr" && !tables_.empty()) {
      row(node);
    } else if (name == "w:tc" && !tables_.empty()) {
      cell(node);
    }
    if (name == "w:tc") ++depth_;
    for (const pugi::xml_node child : node.children()) visit(child);
    if (name == "w:tc") --depth_;
    if (name == "w:tr" && !tables_.empty() && !tables_.back().firm_cell) {
      tables_.back().hollow_row = true;
    }
    if (one_of(name, kNeedParagraph) || name == "w:sdtContent") container(node);
    in_repeated_note_ = outer;
  }

  void run(const pugi::xml_node& node) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (!named(child, "w:rPr")) visit(child);
    }
  }

  /// Of an element that is written several times.
  void repeated(const pugi::xml_node& node, std::string_view name) {
    if (one_of(name, kWithIds)) {
      found_.concern(node);
      found_.repeated.insert(node.hash_value());
    }
    if (!found_.bookmarks.empty()) reference(node);
  }

  void reference(const pugi::xml_node& node) {
    std::string_view name;
    if (named(node, "w:instrText")) {
      name = referred_bookmark(node.first_child().value());
    } else if (named(node, "w:fldSimple")) {
      name = referred_bookmark(node.attribute("w:instr").value());
    } else {
      name = node.attribute("w:anchor").value();
    }
    if (name.empty() || !found_.bookmark_by_name.contains(name)) return;
    found_.concern(node);
    found_.repeated.insert(node.hash_value());
    if (!begun_.contains(name)) found_.ahead.insert(node.hash_value());
  }

  // --- tables

  void table(const pugi::xml_node& node) {
    Table table;
    table.context = context();
    tables_.push_back(std::move(table));
    ++depth_;
    for (const pugi::xml_node child : node.children()) visit(child);
    --depth_;
    table = std::move(tables_.back());
    tables_.pop_back();
    TableShape& shape = table.shape;
    const bool firm_row = table.firm_body_row || (!shape.has_body && table.firm_head_row);
    // A block that ends inside may lead into another table.
    const bool whole = table.context == context();
    if (whole && firm_row && !table.hollow_row && !table.gets_rows && !shape.columns_vary &&
        !table.merges)
      return;
    grid(node, shape);
    found_.table_of[node.hash_value()] = static_cast<std::uint32_t>(found_.tables.size());
    found_.tables.push_back(std::move(shape));
  }

  /// What the template's grid is, columns added that cells stand in but w:tblGrid lacks.
  void grid(const pugi::xml_node& node, TableShape& shape) const {
    for (const pugi::xml_node column : node.child("w:tblGrid").children("w:gridCol")) {
      shape.columns.push_back(column.attribute("w:w").as_uint());
      shape.width += shape.columns.back();
    }
    if (shape.columns.empty()) shape.columns_vary = false;
    const pugi::xml_node width = node.child("w:tblPr").child("w:tblW");
    const std::uint32_t twips = width.attribute("w:w").as_uint();
    const bool fixed = std::string_view(width.attribute("w:type").as_string("dxa")) == "dxa";
    if (fixed && twips > 0) shape.width = twips;
    if (const auto found = tree_.grid.tables.find(node.hash_value());
        found != tree_.grid.tables.end()) {
      shape.ranges = found->second;
    }
    const auto usual =
        static_cast<std::uint32_t>(shape.width / std::max<std::size_t>(shape.columns.size(), 1));
    for (const ColumnRange& range : shape.ranges) {
      while (!shape.columns.empty() && shape.columns.size() < range.end) {
        shape.columns.push_back(usual);
      }
    }
  }

  void row(const pugi::xml_node& node) {
    Table& table = tables_.back();
    RowShape shape;
    if (const auto found = tree_.grid.rows.find(node.hash_value());
        found != tree_.grid.rows.end()) {
      shape = found->second;
    }
    shape.head = is_on(node.child("w:trPr").child("w:tblHeader"));
    if (!shape.head) table.shape.has_body = true;
    bool& firm = shape.head ? table.firm_head_row : table.firm_body_row;
    firm = firm || context() == table.context;
    found_.row_of[node.hash_value()] = static_cast<std::uint32_t>(table.shape.rows.size());
    table.shape.rows.push_back(std::move(shape));
    table.row_context = context();
    table.firm_cell = false;
    for (const pugi::xml_node child : node.children()) {
      if (!is_mark(child)) continue;
      const Mark& mark = tree_.marks[mark_of(child)];
      // A tag with a prefix, also a comment, took its cell's column away.
      const bool once = mark.kind == Mark::Kind::nothing ||
                        (mark.kind == Mark::Kind::statement && always_once(tree_.block_word(mark)));
      if (!once || mark.prefix) table.shape.columns_vary = true;
    }
  }

  void cell(const pugi::xml_node& node) {
    Table& table = tables_.back();
    CellShape shape;
    if (const auto found = tree_.grid.cells.find(node.hash_value());
        found != tree_.grid.cells.end()) {
      shape = found->second;
    }
    found_.cell_of[node.hash_value()] = static_cast<std::uint32_t>(table.shape.cells.size());
    table.shape.cells.push_back(shape);
    table.firm_cell = table.firm_cell || blocks_.size() <= table.row_context.depth;
    // A block that began in an earlier cell goes on: cells are repeated or left out.
    if (context() != table.row_context) table.shape.columns_vary = true;
    const bool may_go = blocks_.size() > table.context.depth;
    for (const pugi::xml_node child : node.child("w:tcPr").children()) {
      if (named(child, "w:vMerge") && may_go) table.merges = true;
      if (!is_mark(child)) continue;
      const std::optional<SiteKind> site = tree_.marks[mark_of(child)].site;
      if (site == SiteKind::grid_span) table.shape.columns_vary = true;
      if (site == SiteKind::merge_value || site == SiteKind::merge_pass) table.merges = true;
    }
  }

  // --- paragraphs that must be there

  void container(const pugi::xml_node& node) {
    int depth = 0;
    // What the template itself lacks is left alone, but not what its tags took away.
    bool has_marks = false, has_blocks = false, firm_end = false;
    std::string properties;
    for (const pugi::xml_node child : node.children()) {
      if (is_mark(child)) {
        const Mark& mark = tree_.marks[mark_of(child)];
        if (mark.kind == Mark::Kind::nothing) continue;
        has_marks = true;
        firm_end = false;
        if (properties.empty()) properties = mark.paragraph_properties;
        if (mark.kind != Mark::Kind::statement) continue;
        const BlockWord::Role role = tree_.block_word(mark).role;
        if (role == BlockWord::Role::opener) ++depth;
        if (role == BlockWord::Role::closer) --depth;
      } else if (child.type() == pugi::node_element && !is_properties(child) &&
                 !is_range_marker(child)) {
        if (named(child, "w:p") && properties.empty() && child.child("w:pPr")) {
          properties = repeatable(child.child("w:pPr"));
        }
        has_blocks = true;
        firm_end = depth == 0 && !named(child, "w:tbl");
      }
    }
    const bool holds_blocks = !named(node, "w:sdtContent") || is_block_content(node);
    const bool may_lack = has_marks || !has_blocks || node.child("w:tbl");
    if (firm_end || !holds_blocks || !may_lack || !node.first_child()) return;
    found_.concern(node);
    found_.ensure[node.hash_value()] = "<w:p>" + properties + "</w:p>";
  }

  static bool is_block_content(const pugi::xml_node& content) {
    const pugi::xml_node around = content.parent().parent();
    return !named(around, "w:p") && !named(around, "w:tr") && !named(around, "w:tbl") &&
           !is_wrapper(around);
  }

  // --- lists

  void paragraph(const pugi::xml_node& node) {
    const ListPosition position = styles_.list_of(node.child("w:pPr"));
    if (position.list != 0) {
      use_list(node, position);
      seen_lists_.insert(position.list);
    }
    for (Block& block : blocks_) ++block.paragraphs;
  }

  void use_list(const pugi::xml_node& node, const ListPosition& position) {
    bool decided = false;
    // A loop inside a table or cell makes a list there, also where nothing stands before it.
    int depth = 0;
    for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
      if (!block->loop) continue;
      const bool first_use = block->lists.insert(position.list).second;
      const bool outside = block->outer_lists.contains(position.list);
      const bool makes_items = block->paragraphs == 0 && block->depth >= depth;
      depth = std::max(depth, block->depth);
      if (decided || !first_use || makes_items || outside) continue;
      decided = true;
      found_.restarts[block->mark].push_back(list(position.list));
    }
    const auto known = list_index_.find(position.list);
    if (known == list_index_.end() || blocks_.empty()) return;
    const pugi::xml_node properties = node.child("w:pPr");
    found_.concern(properties);
    found_.concern(properties.child("w:numPr").child("w:numId"));
    found_.list_of[node.hash_value()] = {known->second, position.by_style, position.level};
  }

  std::uint32_t list(int number) {
    const auto index = static_cast<std::uint32_t>(found_.lists.size());
    const auto [known, added] = list_index_.emplace(number, index);
    if (added) found_.lists.push_back({number});
    return known->second;
  }

  const StoryTree& tree_;
  const DocumentStyles& styles_;
  const std::set<std::string, std::less<>>& repeated_notes_;
  bool in_repeated_note_ = false;
  Structure found_;
  std::set<std::string, std::less<>> revisions_;  // ids of those that were seen
  std::vector<Block> blocks_;
  std::vector<Table> tables_;
  int depth_ = 0;  // of tables and cells around the node
  std::set<std::string, std::less<>> begun_;
  std::set<int> seen_lists_;
  std::map<int, std::uint32_t> list_index_;
};

}  // namespace

bool is_note(const pugi::xml_node& node) {
  return named(node, "w:footnote") || named(node, "w:endnote");
}

Structure analyse(const StoryTree& tree, const DocumentStyles& styles,
                  const std::set<std::string, std::less<>>& repeated_notes) {
  return Analyst(tree, styles, repeated_notes).run();
}

}  // namespace chengwen::wml
