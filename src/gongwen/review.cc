#include "gongwen/review.h"

#include <utility>

namespace chengwen::gongwen {

/// Places by the number that a span's begin is.
class Review::Places final : public diag::Source {
 public:
  diag::Place locate(std::uint32_t begin, std::uint32_t) const override {
    return begin < places.size() ? places[begin] : diag::Place{};
  }
  std::vector<diag::Place> places;
};

Review::Review(std::unique_ptr<wml::Manuscript> manuscript)
    : manuscript_(std::move(manuscript)),
      model_(*manuscript_),
      places_(std::make_shared<Places>()) {}

std::unique_ptr<Review> Review::read(std::shared_ptr<const opc::Package> package,
                                     diag::Report& report) {
  auto manuscript = wml::Manuscript::read(std::move(package), report);
  if (!manuscript) return nullptr;
  return std::unique_ptr<Review>(new Review(std::move(manuscript)));
}

diag::Span Review::span(const Spot& spot) {
  const auto number = static_cast<std::uint32_t>(places_->places.size());
  places_->places.push_back(place_of(spot, *manuscript_, model_));
  return {diag::kReviewSource, number, number + 1};
}

std::shared_ptr<const diag::Source> Review::source() const {
  return places_;
}

}  // namespace chengwen::gongwen
