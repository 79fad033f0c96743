#include "wml/source_document.h"

#include <utility>

#include "wml/needs.h"
#include "wml/story_parts.h"

namespace chengwen::wml {

SourceDocument::SourceDocument(std::shared_ptr<const opc::Package> package, Needs& needs)
    : package_(std::move(package)),
      styles_(*package_),
      parts_(*package_, needs),
      lists_(styles_, needs, ListMerge::Binding::to_styles) {}

pugi::xml_node SourceDocument::root(const std::string& part) {
  const auto [found, fresh] = trees_.try_emplace(part);
  pugi::xml_document& tree = found->second;
  if (fresh && package_->has(part)) {
    diag::Report ignored;
    parse_part(package_->bytes(part), tree, part, ignored);
  }
  return tree.document_element();
}

}  // namespace chengwen::wml
