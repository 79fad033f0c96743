#include "wml/style_properties.h"

#include <algorithm>
#include <span>

#include "diag/report.h"
#include "wml/format_edit.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// An element as XML; an empty w:pPr for "".
pugi::xml_node parsed(std::string_view xml, pugi::xml_document& into) {
  diag::Report ignored;
  if (xml.empty() || !xml::parse(xml, into, "", ignored)) into.append_child("w:pPr");
  return into.document_element();
}

void merge_attributes(pugi::xml_node into, pugi::xml_node from) {
  for (const pugi::xml_attribute attribute : from.attributes()) {
    into.remove_attribute(attribute.name());
    into.append_copy(attribute);
  }
}

void merge(pugi::xml_node into, pugi::xml_node properties) {
  for (const pugi::xml_node property : properties.children()) {
    if (property.type() != pugi::node_element) continue;
    pugi::xml_node own = property_for(into, property.name());
    if (!named(property, "w:rFonts")) {
      while (own.first_attribute()) own.remove_attribute(own.first_attribute());
    }
    merge_attributes(own, property);
  }
}

}  // namespace

std::string character_format(const StyleSheet& styles, std::string_view style,
                             std::string_view base) {
  pugi::xml_document document;
  pugi::xml_node properties = document.append_child("w:rPr");
  const std::span<const pugi::xml_node> chain = styles.chain(style);
  const pugi::xml_node link = chain.empty() ? pugi::xml_node() : chain.back().child("w:link");
  if (link && !styles.chain(link.attribute("w:val").value()).empty()) {
    property_for(properties, "w:rStyle").append_copy(link.attribute("w:val"));
  } else {
    if (base.empty()) base = styles.default_paragraph_style();
    const std::span<const pugi::xml_node> below = styles.chain(base);
    for (const pugi::xml_node one : chain) {
      if (std::find(below.begin(), below.end(), one) == below.end())
        merge(properties, one.child("w:rPr"));
    }
  }
  pugi::xml_node fonts = property_for(properties, "w:rFonts");
  if (!fonts.attribute("w:hint")) fonts.append_attribute("w:hint") = "eastAsia";
  return serialised(properties);
}

std::string in_list(const StyleSheet& styles, std::string_view properties, int list, int level,
                    std::string_view lister) {
  pugi::xml_document document;
  pugi::xml_node own = parsed(properties, document);
  pugi::xml_document indents;
  pugi::xml_node indent = indents.append_child("w:ind");
  std::string_view style = own.child("w:pStyle").attribute("w:val").value();
  if (style.empty()) style = styles.default_paragraph_style();
  bool counts = lister.empty();
  for (const pugi::xml_node one : styles.chain(style)) {
    counts = counts || lister == one.attribute("w:styleId").value();
    if (counts) merge_attributes(indent, one.child("w:pPr").child("w:ind"));
  }
  merge_attributes(indent, own.child("w:ind"));
  if (indent.first_attribute()) merge_attributes(property_for(own, "w:ind"), indent);
  pugi::xml_node numbering = property_for(own, "w:numPr");
  numbering.remove_children();
  set_property(numbering, "w:ilvl", std::to_string(level));
  set_property(numbering, "w:numId", std::to_string(list));
  return serialised(own);
}

std::string out_of_list(std::string_view properties) {
  pugi::xml_document document;
  pugi::xml_node own = parsed(properties, document);
  pugi::xml_node numbering = property_for(own, "w:numPr");
  numbering.remove_children();
  set_property(numbering, "w:numId", "0");
  return serialised(own);
}

std::string kept_with_next(std::string_view properties) {
  pugi::xml_document document;
  pugi::xml_node own = parsed(properties, document);
  property_for(own, "w:keepNext").remove_attribute("w:val");
  return serialised(own);
}

std::string with_mark(std::string_view properties, std::string_view format) {
  pugi::xml_document document, mark;
  pugi::xml_node own = parsed(properties, document);
  merge(property_for(own, "w:rPr"), parsed(format, mark));
  return serialised(own);
}

}  // namespace chengwen::wml
