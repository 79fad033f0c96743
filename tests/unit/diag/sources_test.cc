#include "diag/sources.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace chengwen::diag {
namespace {

class Named : public Source {
 public:
  explicit Named(std::string file) : file_(std::move(file)) {}
  Place locate(std::uint32_t begin, std::uint32_t end) const override {
    Place place;
    place.file = file_;
    place.line = static_cast<int>(begin);
    place.column = static_cast<int>(end);
    return place;
  }

 private:
  std::string file_;
};

TEST(Sources, AskTheSourceOfTheSpan) {
  Sources sources;
  sources.set(3, std::make_shared<Named>("three"));
  sources.set(1, std::make_shared<Named>("one"));
  const Place place = sources.locate({3, 4, 5});
  EXPECT_EQ(place.file, "three");
  EXPECT_EQ(place.line, 4);
  EXPECT_EQ(place.column, 5);
  EXPECT_EQ(sources.locate({1, 0, 0}).file, "one");

  sources.set(1, std::make_shared<Named>("another"));
  EXPECT_EQ(sources.locate({1, 0, 0}).file, "another");
}

TEST(Sources, KnowNoPlaceForOtherSpans) {
  Sources sources;
  EXPECT_EQ(sources.locate({1, 0, 1}).file, "");
  sources.set(3, std::make_shared<Named>("three"));
  EXPECT_EQ(sources.locate({2, 0, 1}).file, "");
  EXPECT_EQ(sources.locate({4, 0, 1}).file, "");
  EXPECT_EQ(sources.locate(Span::none()).file, "");
}

}  // namespace
}  // namespace chengwen::diag
