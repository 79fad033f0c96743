#include "gongwen/review.h"

#include <utility>

namespace chengwen::gongwen {

Review::Review(std::unique_ptr<wml::Manuscript> manuscript)
    : manuscript_(std::move(manuscript)),
      model_(*manuscript_),
      places_(std::make_shared<SpotPlaces>()) {}

std::unique_ptr<Review> Review::read(std::shared_ptr<const opc::Package> package,
                                     std::shared_ptr<const wml::Document> base,
                                     diag::Report& report) {
  auto manuscript = wml::Manuscript::look_over(std::move(package), std::move(base), report);
  if (!manuscript) return nullptr;
  return std::unique_ptr<Review>(new Review(std::move(manuscript)));
}

diag::Span Review::span(const Spot& spot) {
  return places_->add(place_of(spot, *manuscript_, model_));
}

std::shared_ptr<const diag::Source> Review::source() const {
  return places_;
}

}  // namespace chengwen::gongwen
