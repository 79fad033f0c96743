#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "data/value.h"
#include "diag/report.h"
#include "diag/sources.h"
#include "gongwen/aliases.h"
#include "gongwen/document_model.h"
#include "gongwen/spot.h"
#include "opc/package.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A finished document as its reader checks it: what is left of the template or of another unit,
/// and figures that the data contradicts. Belongs to one thread.
class Review {
 public:
  /// Null, with errors in `report`, when the document cannot be read. `base` is the template that
  /// it was filled from, if that is at hand.
  static std::unique_ptr<Review> read(std::shared_ptr<const opc::Package> package,
                                      std::shared_ptr<const wml::Document> base,
                                      diag::Report& report);

  /// Instructions that survived, empty chapters.
  void look_for_leftovers(diag::Report& report);
  /// Names, years and regions that should not occur. The names of the unit whose data it is
  /// (UnitNames) may, unless the aliases say what to write instead; null: nobody's.
  void look_for_names(const Aliases& aliases, const data::Value* data, diag::Report& report);
  /// Figures of text and tables against the data: those that came from a text of the data, and
  /// those that bear the name of one of its numbers; of a document that may have been edited since
  /// it was printed also those that the data does not know.
  void compare_figures(const data::Value& data, bool edited, diag::Report& report);

  const wml::Manuscript& manuscript() const { return *manuscript_; }
  const DocumentModel& model() const { return model_; }
  const std::string& text(std::size_t paragraph) const {
    return manuscript_->paragraphs()[paragraph].text();
  }
  /// A span of diag::kReviewSource.
  diag::Span span(const Spot& spot);
  /// Resolves the spans.
  std::shared_ptr<const diag::Source> source() const;

 private:
  explicit Review(std::unique_ptr<wml::Manuscript> manuscript);

  std::unique_ptr<wml::Manuscript> manuscript_;
  DocumentModel model_;
  std::shared_ptr<SpotPlaces> places_;
};

}  // namespace chengwen::gongwen
