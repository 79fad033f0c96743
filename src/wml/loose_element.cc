#include "wml/loose_element.h"

#include "wml/format_edit.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {

LooseElement::LooseElement(std::string_view name, std::string_view properties) {
  std::string xml = "<";
  xml.append(name).append(">").append(properties).append("</").append(name).append(">");
  document_.load_buffer(xml.data(), xml.size(), xml::kParseFlags);
}

pugi::xml_node LooseElement::properties_node() const {
  return properties_for(node());
}

std::string LooseElement::properties() const {
  const pugi::xml_node found = properties_of(node());
  return found.first_child() ? serialised(found) : "";
}

}  // namespace chengwen::wml
