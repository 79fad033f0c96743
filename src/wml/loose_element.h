#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace chengwen::wml {

/// A paragraph or run outside any document, whose properties the functions of format_edit.h change
/// before they are written.
class LooseElement {
 public:
  /// `name` is "w:p" or "w:r", `properties` the w:pPr or w:rPr to begin with, or "".
  LooseElement(std::string_view name, std::string_view properties);
  pugi::xml_node node() const { return document_.first_child(); }
  /// The w:pPr or w:rPr, made when it is not there.
  pugi::xml_node properties_node() const;
  /// The same as XML; "" when there is nothing in it.
  std::string properties() const;

 private:
  pugi::xml_document document_;
};

}  // namespace chengwen::wml
