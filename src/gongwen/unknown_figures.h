#pragma once

#include <string>
#include <vector>

#include "data/value.h"
#include "gongwen/stray_figures.h"

namespace chengwen::gongwen {

/// A number, a date or a year of a document that the data neither holds nor leads to.
struct UnknownFigure {
  std::size_t paragraph = 0;
  std::size_t begin = 0, end = 0;    ///< bytes of the paragraph's text
  std::vector<const Fact*> similar;  ///< numbers of the data that differ in a digit; often none
};

/// A paragraph in which dates are looked for.
struct PlacedText {
  std::size_t paragraph = 0;
  std::string_view text;
};

/// Of a document that was printed from the data and edited by hand since, what the data does not
/// know: a figure that is no number of it in any usual unit or rounding, no sum, difference, share
/// or growth of numbers that belong together; a date; a year. Nothing when there are so many that
/// the document was never printed from this data alone.
std::vector<UnknownFigure> unknown_figures(const data::Value& root, const std::vector<Fact>& facts,
                                           const std::vector<PlacedFigure>& figures,
                                           const std::vector<PlacedText>& texts);

}  // namespace chengwen::gongwen
