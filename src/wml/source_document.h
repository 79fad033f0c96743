#pragma once

#include <map>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "opc/package.h"
#include "wml/document_styles.h"
#include "wml/list_merge.h"
#include "wml/part_copy.h"

namespace chengwen::wml {

class Needs;

/// A sub-document: what it says, and what of it our document already has.
class SourceDocument {
 public:
  SourceDocument(std::shared_ptr<const opc::Package> package, Needs& needs);

  const opc::Package& package() const { return *package_; }
  const DocumentStyles& styles() const { return styles_; }
  pugi::xml_node body() { return root(package_->main_part()).child("w:body"); }
  /// The root of a part, its usual prefixes in place; null when the part is missing or damaged.
  pugi::xml_node root(const std::string& part);

  PartCopy& parts() { return parts_; }
  /// The lists of its first insertion and of its styles.
  ListMerge& lists() { return lists_; }
  /// Its styles' ids, and what they are called in our document.
  std::map<std::string, std::string, std::less<>>& style_ids() { return style_ids_; }
  /// Its styles that our document lacked.
  std::set<std::string, std::less<>>& copied_styles() { return copied_styles_; }
  /// Its headers and footers, and the parts of ours that are copies of them.
  std::map<std::string, std::string>& stories() { return stories_; }
  /// How often it was inserted.
  int insertions() const { return insertions_; }
  void count_insertion() { ++insertions_; }

 private:
  std::shared_ptr<const opc::Package> package_;
  DocumentStyles styles_;
  std::map<std::string, pugi::xml_document> trees_;
  PartCopy parts_;
  ListMerge lists_;
  std::map<std::string, std::string, std::less<>> style_ids_;
  std::set<std::string, std::less<>> copied_styles_;
  std::map<std::string, std::string> stories_;
  int insertions_ = 0;
};

}  // namespace chengwen::wml
