#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "diag/report.h"
#include "wml/insertion.h"
#include "wml/namespaces.h"
#include "wml/note_merge.h"
#include "wml/source_document.h"
#include "wml/style_merge.h"

namespace chengwen::wml {

/// The sub-documents that come into one document while it is filled. Each file is read once.
class SubdocumentMerge {
 public:
  explicit SubdocumentMerge(Needs& needs);

  struct Inserted {
    std::string blocks;  ///< XML
    bool ends_with_paragraph = false;
  };
  /// The body of the document at `path`, made fit for `part`. Fails when there is no such document.
  Inserted insert(const std::string& path, const std::string& part, diag::Report& report);
  /// Writes styles and notes into the edit; lists are the business of Needs.
  void finish();

  Needs& needs() { return needs_; }
  StyleMerge& styles() { return styles_; }
  NoteMerge& notes() { return notes_; }
  /// What the root of a part of ours declares.
  const Namespaces& namespaces(const std::string& part);

 private:
  Needs& needs_;
  StyleMerge styles_;
  NoteMerge notes_;
  std::map<std::string, std::unique_ptr<SourceDocument>> sources_;  // by path
  std::map<std::string, Namespaces> namespaces_;                    // by part
};

}  // namespace chengwen::wml
