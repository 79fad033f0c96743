#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "diag/report.h"
#include "wml/inclusions.h"
#include "wml/insertion.h"
#include "wml/namespaces.h"
#include "wml/note_merge.h"
#include "wml/section_flow.h"
#include "wml/source_document.h"
#include "wml/style_merge.h"

namespace chengwen::wml {

/// The sub-documents that come into one document while it is filled.
class SubdocumentMerge {
 public:
  explicit SubdocumentMerge(Needs& needs);

  struct Inserted {
    std::string blocks;  ///< XML
    bool ends_with_paragraph = false;
    /// Of a body that is one paragraph: what is in it.
    std::optional<std::string> sole_runs;
    bool sections = false;   ///< `blocks` ends with a section break
    SectionStories stories;  ///< that our section needs behind them
  };
  /// Where a document goes.
  struct Place {
    std::string part;
    diag::Span where;  ///< the tag that takes it in
    /// Headers and footers of our section, where those of the document come along; null: its
    /// sections stay behind.
    const SectionStories* stories;
  };
  /// The body of a document, made fit for its place; `path` is what messages call it.
  Inserted insert(const Inclusions::Filled& document, const std::string& path, const Place& place,
                  diag::Report& report);
  /// Writes styles and notes into the edit; lists are the business of Needs.
  void finish();

  Needs& needs() { return needs_; }
  StyleMerge& styles() { return styles_; }
  NoteMerge& notes() { return notes_; }
  /// What the root of a part of ours declares.
  const Namespaces& namespaces(const std::string& part);

 private:
  Inserted insert(SourceDocument& source, const std::string& path, const Place& place,
                  diag::Report& report);
  void end_sections(pugi::xml_node body, const SectionStories& ours, Inserted& inserted);

  Needs& needs_;
  StyleMerge styles_;
  NoteMerge notes_;
  /// Those that are always the same.
  std::map<std::shared_ptr<const opc::Package>, std::unique_ptr<SourceDocument>> sources_;
  std::map<std::string, Namespaces> namespaces_;  // by part
};

}  // namespace chengwen::wml
