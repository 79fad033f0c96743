#include "wml/cell_tags.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/characters.h"
#include "wml/cell_colours.h"
#include "wml/format_edit.h"
#include "wml/messages.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// CT_TcPr, ISO/IEC 29500-1, 17.4.70.
constexpr std::array<std::string_view, 18> kOrder = {
    "w:cnfStyle", "w:tcW",     "w:gridSpan", "w:hMerge",        "w:vMerge",    "w:tcBorders",
    "w:shd",      "w:noWrap",  "w:tcMar",    "w:textDirection", "w:tcFitText", "w:vAlign",
    "w:hideMark", "w:headers", "w:cellIns",  "w:cellDel",       "w:cellMerge", "w:tcPrChange"};

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), name) - kOrder.begin());
}

/// In the order of the schema.
constexpr std::array<std::string_view, 6> kWords = {"colspan",       "hm",        "vm", "cellbg",
                                                    "repeat_header", "cant_split"};

class CellTags {
 public:
  CellTags(StoryTree& tree, diag::Report& report) : tree_(tree), report_(report) {}

  void run() {
    const std::vector<pugi::xml_node> marks = marks_in(tree_.xml);
    // In the order of the schema: each goes in front of the first element that must follow it.
    std::vector<std::pair<pugi::xml_node, CellTag>> tags;
    for (const std::string_view word : kWords) {
      for (const pugi::xml_node& node : marks) {
        CellTag tag = parse_cell_tag(tree_.marks[mark_of(node)], word);
        if (!tag.word.empty()) tags.emplace_back(node, std::move(tag));
      }
    }
    shade(marks);
    for (const auto& [node, tag] : tags) turn(node, tag);
  }

 private:
  void turn(pugi::xml_node node, const CellTag& tag) {
    pugi::xml_node cell = ancestor(node, "w:tc");
    const diag::Span at = tree_.marks[mark_of(node)].tag;
    if (!cell) {
      report_.add(diag::Diagnostic(messages::kCellTagOutside, {std::string(tag.word)}, at));
    } else if (tag.word == "repeat_header") {
      repeat_header(ancestor(cell, "w:tr"));
    } else if (tag.word == "cant_split") {
      set_row_switch(ancestor(cell, "w:tr"), "w:cantSplit");
    } else {
      const pugi::xml_node properties = properties_for(cell);
      if (tag.word == "colspan") span(properties, tag.argument, tag.argument_span);
      if (tag.word == "hm") merge_right(cell, properties, at);
      if (tag.word == "vm") {
        const bool keeps = tag.argument.empty() && stands_alone(node);
        merge_down(cell, properties, tag.argument, keeps, at);
      }
    }
    remove(node);
  }

  /// Blanks at the ends of a text that does not keep them, as Word reads it.
  static void trim(pugi::xml_node element) {
    for (const bool front : {true, false}) {
      pugi::xml_node end = front ? element.first_child() : element.last_child();
      if (end.type() != pugi::node_pcdata) continue;
      const std::string kept(front ? text::trim_start(end.value()) : text::trim_end(end.value()));
      end.set_value(kept.c_str());
    }
  }

  /// Takes the tag out of its text, and its run when nothing else is in it.
  static void remove(pugi::xml_node node) {
    pugi::xml_node element = node.parent();
    element.remove_child(node);
    if (!element.attribute("xml:space")) trim(element);
    for (const pugi::xml_node child : element.children()) {
      if (child.type() != pugi::node_pcdata || *child.value()) return;
    }
    pugi::xml_node run = element.parent();
    run.remove_child(element);
    for (const pugi::xml_node child : run.children()) {
      if (!is_properties(child)) return;
    }
    run.parent().remove_child(run);
  }

  std::size_t add(Mark::Kind kind, std::string text, const diag::Span& at) {
    Mark mark;
    mark.kind = kind;
    mark.text = std::move(text);
    mark.span = mark.tag = at;
    return tree_.add(std::move(mark));
  }

  std::size_t statement(std::string text, const diag::Span& at) {
    return add(Mark::Kind::statement, std::move(text), at);
  }

  std::size_t expression(std::string text, SiteKind site, const diag::Span& at) {
    const std::size_t index = add(Mark::Kind::expression, std::move(text), at);
    tree_.marks[index].site = site;
    return index;
  }

  static void insert(pugi::xml_node properties, std::string_view name, std::size_t mark) {
    for (const pugi::xml_node child : properties.children()) {
      if (child.type() == pugi::node_element && rank(child.name()) > rank(name)) {
        insert_mark_before(properties, child, mark);
        return;
      }
    }
    append_mark(properties, mark);
  }

  /// Takes a setting of this kind out of the cell's properties: of two tags the last one counts.
  void replace_earlier(pugi::xml_node properties, SiteKind site, std::string_view word) {
    for (const pugi::xml_node child : properties.children()) {
      if (!is_mark(child) || tree_.marks[mark_of(child)].site != site) continue;
      report_.add(diag::Diagnostic(messages::kCellTagTwice, {std::string(word)},
                                   tree_.marks[mark_of(child)].tag));
      properties.remove_child(child);
      return;
    }
  }

  void span(pugi::xml_node properties, const std::string& count, const diag::Span& at) {
    properties.remove_child("w:gridSpan");
    replace_earlier(properties, SiteKind::grid_span, "colspan");
    insert(properties, "w:gridSpan", expression(count, SiteKind::grid_span, at));
  }

  /// Gives each cell with `{% cellbg %}` its colour, by the conditions that the tags stand in.
  void shade(const std::vector<pugi::xml_node>& marks) {
    std::vector<std::pair<pugi::xml_node, std::vector<const Mark*>>> cells;
    std::map<std::size_t, std::size_t> index;  // by hash_value()
    for (const pugi::xml_node& node : marks) {
      const Mark& mark = tree_.marks[mark_of(node)];
      const pugi::xml_node cell = ancestor(node, "w:tc");
      const bool leaves = mark.prefix != nullptr && mark.prefix->site != SiteKind::block &&
                          mark.prefix->site != SiteKind::run;
      if (!cell || leaves || mark.kind != Mark::Kind::statement) continue;
      const auto [known, fresh] = index.try_emplace(cell.hash_value(), cells.size());
      if (fresh) cells.push_back({cell, {}});
      cells[known->second].second.push_back(&mark);
    }
    std::vector<std::pair<pugi::xml_node, CellColours>> shaded;
    for (auto& [cell, statements] : cells) {
      CellColours colours = read_cell_colours(tree_, std::move(statements), report_);
      if (!colours.empty()) shaded.emplace_back(cell, std::move(colours));
    }
    for (auto& [cell, colours] : shaded) {
      pugi::xml_node properties = properties_for(cell);
      const std::string own = serialised(properties.child("w:shd"));
      properties.remove_child("w:shd");
      write(properties, colours, colours.size(), [&, properties] {
        if (!own.empty()) insert(properties, "w:shd", add(Mark::Kind::xml, own, {}));
      });
    }
  }

  /// The last of the first `count` colours that applies, or else `other`.
  void write(pugi::xml_node properties, const CellColours& colours, std::size_t count,
             const std::function<void()>& other) {
    const auto put = [&](Mark statement) {
      statement.prefix = nullptr;
      insert(properties, "w:shd", tree_.add(std::move(statement)));
    };
    if (count == 0) return other();
    const CellColour& last = colours[count - 1];
    if (last.branches.empty()) {
      return insert(properties, "w:shd",
                    expression(last.tag.argument, SiteKind::shading, last.tag.argument_span));
    }
    const auto before = [&] { write(properties, colours, count - 1, other); };
    for (const CellColour::Branch& branch : last.branches) {
      put(branch.statement);
      write(properties, branch.colours, branch.colours.size(), before);
    }
    if (!last.has_else()) {
      insert(properties, "w:shd", statement("else", last.end.tag));
      before();
    }
    put(last.end);
  }

  void merge_right(pugi::xml_node cell, pugi::xml_node properties, const diag::Span& at) {
    std::string count = "loop.length";
    for (const pugi::xml_node child : properties.children()) {
      if (is_mark(child) && tree_.marks[mark_of(child)].site == SiteKind::grid_span) {
        count = "(" + tree_.marks[mark_of(child)].text + ") * loop.length";
        properties.remove_child(child);
        break;
      }
    }
    if (const pugi::xml_node old = properties.child("w:gridSpan")) {
      count = std::string(old.attribute("w:val").value()) + " * loop.length";
    }
    span(properties, count, at);
    insert_mark_before(cell.parent(), cell, statement("if loop.first", at));
    insert_mark_after(cell.parent(), cell, statement("endif", at));
  }

  static void set_row_switch(pugi::xml_node row, const char* name) {
    set_switch(properties_for(row), name, true);
  }

  /// Word repeats rows from the first one on.
  static void repeat_header(pugi::xml_node row) {
    for (; row; row = row.previous_sibling("w:tr")) set_row_switch(row, "w:tblHeader");
  }

  static bool stands_alone(const pugi::xml_node& node) {
    return first_in(node, node.parent()) && last_in(node, node.parent());
  }

  void merge_down(pugi::xml_node cell, pugi::xml_node properties, const std::string& key,
                  bool keeps_text, const diag::Span& at) {
    // The writer knows the cell above: it answers by what it writes into the captured text.
    const std::string begins = "__merge_" + std::to_string(tree_.marks.size());
    const SiteKind site = key.empty() ? SiteKind::merge_pass : SiteKind::merge_value;
    properties.remove_child("w:vMerge");
    insert(properties, "w:vMerge", statement("set " + begins, at));
    insert(properties, "w:vMerge",
           expression("[" + (key.empty() ? "loop.first" : key) + "]", site, at));
    insert(properties, "w:vMerge", statement("endset", at));
    insert(properties, "w:vMerge", statement("if " + begins, at));
    insert(properties, "w:vMerge", add(Mark::Kind::xml, "<w:vMerge w:val=\"restart\"/>", at));
    insert(properties, "w:vMerge", statement("else", at));
    insert(properties, "w:vMerge", add(Mark::Kind::xml, "<w:vMerge w:val=\"continue\"/>", at));
    insert(properties, "w:vMerge", statement("endif", at));
    if (keeps_text) return;
    insert_mark_after(cell, properties, statement("if " + begins, at));
    append_mark(cell, statement("else", at));
    append_mark(cell, add(Mark::Kind::xml, empty_paragraph(cell), at));
    append_mark(cell, statement("endif", at));
  }

  static std::string empty_paragraph(const pugi::xml_node& cell) {
    const pugi::xml_node properties = cell.child("w:p").child("w:pPr");
    return properties ? "<w:p>" + repeatable(properties) + "</w:p>" : "<w:p/>";
  }

  StoryTree& tree_;
  diag::Report& report_;
};

}  // namespace

namespace {

bool is_cell_tag(const Mark& mark) {
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return !parse_cell_tag(mark, word).word.empty(); });
}

}  // namespace

bool sets_cell_property(const Mark& mark) {
  for (const std::string_view word : {"colspan", "cellbg", "repeat_header", "cant_split"}) {
    if (!parse_cell_tag(mark, word).word.empty()) return true;
  }
  return false;
}

void turn_cell_tags(StoryTree& tree, diag::Report& report) {
  if (std::ranges::any_of(tree.marks, is_cell_tag)) CellTags(tree, report).run();
}

}  // namespace chengwen::wml
