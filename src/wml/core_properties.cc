#include "wml/core_properties.h"

#include <string>

#include "diag/report.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kContentType =
    "application/vnd.openxmlformats-package.core-properties+xml";
constexpr std::string_view kNewPart = "docProps/core.xml";
constexpr std::string_view kNewProperties =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    "\n"
    R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>)";

std::string part_of(const opc::Package& package) {
  for (const opc::Relationship& entry : package.relationships("")) {
    if (entry.type != opc::kCoreProperties || entry.external) continue;
    std::string part = opc::Package::resolve("", entry.target);
    if (package.has(part)) return part;
  }
  return {};
}

pugi::xml_node modified_of(pugi::xml_node properties) {
  for (const pugi::xml_node child : properties.children()) {
    const std::string_view name = child.name();
    if (name.substr(name.find(':') + 1) == "modified") return child;
  }
  pugi::xml_node modified = properties.append_child("dcterms:modified");
  modified.append_attribute("xmlns:dcterms") = "http://purl.org/dc/terms/";
  modified.append_attribute("xmlns:xsi") = "http://www.w3.org/2001/XMLSchema-instance";
  modified.append_attribute("xsi:type") = "dcterms:W3CDTF";
  return modified;
}

}  // namespace

void set_modified(opc::Edit& edit, const opc::Package& package, std::string_view time) {
  std::string part = part_of(package);
  const bool is_new = part.empty();
  if (is_new) part = kNewPart;
  pugi::xml_document document;
  diag::Report ignored;
  const std::string bytes = is_new ? std::string(kNewProperties) : edit.bytes(part);
  if (!xml::parse(bytes, document, part, ignored)) return;
  pugi::xml_node modified = modified_of(document.document_element());
  modified.remove_children();
  modified.append_child(pugi::node_pcdata).set_value(std::string(time).c_str());
  if (is_new) {
    edit.add(part, kContentType, serialised(document));
    edit.relate("", opc::kCoreProperties, part);
  } else {
    edit.replace(part, serialised(document));
  }
}

}  // namespace chengwen::wml
