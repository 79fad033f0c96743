#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "diag/place.h"
#include "diag/sources.h"
#include "gongwen/document_model.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A stretch of a document's text.
struct Spot {
  static constexpr std::size_t kDocument = std::string::npos;
  std::size_t paragraph = kDocument;  ///< in Manuscript::paragraphs(), or the document as a whole
  std::size_t begin = 0, end = 0;     ///< bytes of its text; the whole paragraph when they are none
};

/// The spot as a reader sees it.
diag::Place place_of(const Spot& spot, const wml::Manuscript& manuscript,
                     const DocumentModel& model);

/// Places that were found when they were added: they outlive the document. As a source it is
/// diag::kReviewSource.
class SpotPlaces final : public diag::Source {
 public:
  diag::Span add(diag::Place place);
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  std::vector<diag::Place> places_;
};

}  // namespace chengwen::gongwen
