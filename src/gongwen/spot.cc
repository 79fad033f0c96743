#include "gongwen/spot.h"

#include <algorithm>
#include <utility>

namespace chengwen::gongwen {
namespace {

/// One line of text around a mark: what is far from it is cut off by who prints it.
void add_excerpt(const std::string& text, const Spot& spot, diag::Place& place) {
  place.excerpt = text;
  std::replace(place.excerpt.begin(), place.excerpt.end(), '\n', ' ');
  std::replace(place.excerpt.begin(), place.excerpt.end(), '\t', ' ');
  place.mark_begin = spot.begin;
  place.mark_end = spot.begin < spot.end ? spot.end : text.size();
}

}  // namespace

diag::Place place_of(const Spot& spot, const wml::Manuscript& manuscript,
                     const DocumentModel& model) {
  diag::Place place;
  place.file = manuscript.package().name();
  if (spot.paragraph == Spot::kDocument) return place;
  const wml::ManuscriptParagraph& paragraph = manuscript.paragraphs()[spot.paragraph];
  const wml::StoryPart& part = manuscript.stories()[paragraph.story].part;
  place.story = paragraph.in_text_box ? diag::Place::Story::text_box : part.kind;
  place.story_number = paragraph.in_text_box ? 0 : part.number;
  place.headings = model.headings_above(spot.paragraph);
  place.paragraph = paragraph.number;
  place.table = paragraph.table;
  place.row = paragraph.row;
  place.cell = paragraph.cell;
  add_excerpt(paragraph.text(), spot, place);
  return place;
}

diag::Span SpotPlaces::add(diag::Place place) {
  const auto number = static_cast<std::uint32_t>(places_.size());
  places_.push_back(std::move(place));
  return {diag::kReviewSource, number, number + 1};
}

diag::Place SpotPlaces::locate(std::uint32_t begin, std::uint32_t) const {
  return begin < places_.size() ? places_[begin] : diag::Place{};
}

}  // namespace chengwen::gongwen
