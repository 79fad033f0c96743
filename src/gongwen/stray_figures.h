#pragma once

#include <vector>

#include "gongwen/fact_base.h"
#include "gongwen/placed_figures.h"

namespace chengwen::gongwen {

/// A figure that is no number of the data, and the numbers that it was meant to be.
struct StrayFigure {
  PlacedFigure placed;
  std::vector<const Fact*> facts;
};

/// Of `figures`, all that a document has, those that no number of the data gives, though one that
/// the document nowhere shows differs from them in a single digit, or in two that changed places.
/// Short numbers are nobody's.
std::vector<StrayFigure> stray_figures(const std::vector<PlacedFigure>& figures,
                                       const std::vector<Fact>& facts);

}  // namespace chengwen::gongwen
