#include "wml/subdocument_merge.h"

#include <utility>

#include "jinja/environment.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

/// What is in a paragraph; what it declares is declared where it is used.
std::string runs_of(pugi::xml_node paragraph) {
  std::string out;
  for (pugi::xml_node child : paragraph.children()) {
    if (is_properties(child)) continue;
    for (const pugi::xml_attribute attribute : paragraph.attributes()) {
      const std::string_view name = attribute.name();
      const bool declares = name.starts_with("xmlns") || name == "mc:Ignorable";
      if (declares && !child.attribute(attribute.name())) child.append_copy(attribute);
    }
    serialise(child, out);
  }
  return out;
}

}  // namespace

SubdocumentMerge::SubdocumentMerge(Needs& needs) : needs_(needs), styles_(needs), notes_(needs) {}

SubdocumentMerge::Inserted SubdocumentMerge::insert(const Inclusions::Filled& document,
                                                    const std::string& path,
                                                    const std::string& part, diag::Span where,
                                                    diag::Report& report) {
  if (document.as_it_was) {
    std::unique_ptr<SourceDocument>& source = sources_[document.package];
    if (!source) source = std::make_unique<SourceDocument>(document.package, needs_);
    return insert(*source, path, part, where, report);
  }
  SourceDocument source(document.package, needs_);
  return insert(source, path, part, where, report);
}

SubdocumentMerge::Inserted SubdocumentMerge::insert(SourceDocument& source, const std::string& path,
                                                    const std::string& part, diag::Span where,
                                                    diag::Report& report) {
  if (!source.body()) jinja::fail(messages::kNotADocument, {path});
  pugi::xml_document copy;
  const pugi::xml_node body = copy.append_copy(source.body());
  Insertion insertion(*this, source);
  insertion.claim_bookmarks(body);
  insertion.bring(body, {source.package().main_part(), part});
  if (insertion.dropped_sections() && source.insertions() == 1) {
    diag::Diagnostic dropped(messages::kSectionsDropped, {path});
    dropped.file = path;
    report.add(std::move(dropped).note(messages::kIncludedHere, {}, where));
  }
  Inserted inserted;
  std::size_t blocks = 0;
  const pugi::xml_node root = source.root(source.package().main_part());
  pugi::xml_node last;
  for (pugi::xml_node block : body.children()) {
    if (block.type() != pugi::node_element) continue;
    declare_namespaces(block, root, namespaces(part));
    serialise(block, inserted.blocks);
    last = block;
    ++blocks;
  }
  inserted.ends_with_paragraph = named(last, "w:p");
  if (blocks == 1 && inserted.ends_with_paragraph) inserted.sole_runs = runs_of(last);
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
