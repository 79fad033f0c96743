#include "wml/table_advice.h"

#include "wml/messages.h"
#include "wml/style_sheet.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

bool may_break_over_pages(const pugi::xml_node& table) {
  return !ancestor(table.parent(), "w:tbl") && !ancestor(table.parent(), "w:txbxContent");
}

/// A head above the first loop over rows that does not come again on each page.
void advise(const pugi::xml_node& table, const StoryTree& tree, diag::Report& report) {
  bool head = false;
  for (const pugi::xml_node child : table.children()) {
    if (named(child, "w:tr")) {
      if (is_on(child.child("w:trPr").child("w:tblHeader"))) return;
      head = true;
    } else if (is_mark(child)) {
      const Mark& mark = tree.marks[mark_of(child)];
      if (mark.kind != Mark::Kind::statement || !tree.block_word(mark).repeats()) continue;
      if (head) report.add(diag::Diagnostic(messages::kHeadNotRepeated, {}, mark.tag));
      return;
    }
  }
}

void visit(const pugi::xml_node& node, const StoryTree& tree, diag::Report& report) {
  if (named(node, "w:tbl") && may_break_over_pages(node)) advise(node, tree, report);
  for (const pugi::xml_node child : node.children()) visit(child, tree, report);
}

}  // namespace

void advise_tables(const StoryTree& tree, diag::Report& report) {
  visit(tree.xml, tree, report);
}

}  // namespace chengwen::wml
