#include "wml/content_controls.h"

#include "wml/tree.h"

namespace chengwen::wml {

void free_content_controls(StoryTree& tree) {
  for (const pugi::xml_node& mark : marks_in(tree.xml)) {
    for (pugi::xml_node node = mark.parent(); node; node = node.parent()) {
      if (!named(node, "w:sdt")) continue;
      pugi::xml_node properties = node.child("w:sdtPr");
      for (const char* name : {"w:showingPlcHdr", "w:dataBinding", "w15:dataBinding"}) {
        properties.remove_child(name);
      }
    }
  }
}

}  // namespace chengwen::wml
