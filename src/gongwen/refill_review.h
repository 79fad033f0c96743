#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "gongwen/document_model.h"
#include "gongwen/gathered.h"
#include "gongwen/refill_pattern.h"
#include "gongwen/spot.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// What a person should look at after a document became a template: each thing once, the first of a
/// kind where there are many.
class RefillReview {
 public:
  RefillReview(const wml::Manuscript& manuscript, SpotPlaces& places)
      : manuscript_(manuscript), model_(manuscript), places_(places) {}

  diag::Diagnostic& tell(const diag::Message& message, std::vector<std::string> words,
                         const Spot& spot);
  /// A value that `expression` took the place of, though `others` say the same.
  void tell_taken(const Spot& spot, const std::string& expression,
                  const std::vector<std::string>& others, bool reformatted);
  /// Values that the document does not show.
  void tell_not_found(const DataLeaves& data, const std::set<std::uint32_t>& shown);
  void hand_over(diag::Report& report);

 private:
  std::string_view words_at(const Spot& spot) const;

  const wml::Manuscript& manuscript_;
  DocumentModel model_;
  SpotPlaces& places_;
  Gathered told_;
};

}  // namespace chengwen::gongwen
