#pragma once

#include <memory>
#include <string>
#include <vector>

#include "diag/sources.h"
#include "opc/package.h"
#include "wml/annotate.h"
#include "wml/document_styles.h"
#include "wml/joined_text.h"
#include "wml/story_parts.h"

namespace chengwen::wml {

/// The places of one story's joined text, found only when a diagnostic is printed. Immutable.
class StorySource : public diag::Source {
 public:
  StorySource(std::shared_ptr<const opc::Package> package,
              std::shared_ptr<const DocumentStyles> styles, StoryPart part, std::string text,
              std::vector<ParagraphRecord> paragraphs);
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;
  /// Where a Word comment about these bytes stands; its words are left to the caller.
  Remark remark(std::uint32_t begin, std::uint32_t end) const;

 private:
  /// The headings above the paragraph of `record`, outermost first.
  std::vector<std::string> headings_above(const ParagraphRecord& record) const;
  /// The record of the paragraph that holds the byte at `offset`; null before the first.
  const ParagraphRecord* paragraph_at(std::size_t offset) const;

  std::shared_ptr<const opc::Package> package_;
  std::shared_ptr<const DocumentStyles> styles_;
  StoryPart part_;
  std::string text_;
  std::vector<ParagraphRecord> paragraphs_;
};

}  // namespace chengwen::wml
