#include "wml/subdocument_merge.h"

#include <utility>

#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/tree.h"

namespace chengwen::wml {

SubdocumentMerge::SubdocumentMerge(Needs& needs) : needs_(needs), styles_(needs), notes_(needs) {}

SubdocumentMerge::Inserted SubdocumentMerge::insert(const std::string& path,
                                                    const std::string& part, diag::Report& report) {
  std::unique_ptr<SourceDocument>& source = sources_[path];
  if (!source) source = SourceDocument::read(path, needs_);
  pugi::xml_document copy;
  const pugi::xml_node body = copy.append_copy(source->body());
  Insertion insertion(*this, *source);
  insertion.claim_bookmarks(body);
  insertion.bring(body, {source->package().main_part(), part});
  if (insertion.dropped_sections() && source->insertions() == 1) {
    diag::Diagnostic dropped(messages::kSectionsDropped, {path});
    dropped.file = path;
    report.add(std::move(dropped));
  }
  Inserted inserted;
  const pugi::xml_node root = source->root(source->package().main_part());
  for (pugi::xml_node block : body.children()) {
    if (block.type() != pugi::node_element) continue;
    declare_namespaces(block, root, namespaces(part));
    serialise(block, inserted.blocks);
    inserted.ends_with_paragraph = named(block, "w:p");
  }
  return inserted;
}

void SubdocumentMerge::finish() {
  styles_.finish();
  notes_.finish();
}

const Namespaces& SubdocumentMerge::namespaces(const std::string& part) {
  const auto known = namespaces_.find(part);
  if (known != namespaces_.end()) return known->second;
  return namespaces_.emplace(part, root_namespaces(needs_.edit().bytes(part))).first->second;
}

}  // namespace chengwen::wml
