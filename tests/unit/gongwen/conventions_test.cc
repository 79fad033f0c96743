#include "gongwen/conventions.h"

#include <gtest/gtest.h>

#include "gongwen/profile.h"

namespace chengwen::gongwen {
namespace {

struct Read {
  std::shared_ptr<const Profile> profile;
  std::vector<std::string> codes;
};

Read read(const std::string& json) {
  diag::Report report;
  data::DataFiles files;
  const auto find = [](const std::string& name,
                       const std::string&) -> std::optional<Profile::Text> {
    if (name != "省.json") return std::nullopt;
    return Profile::Text{R"({"name": "省", "numbering": {"3": "1、", "5": null}})", name};
  };
  Read result;
  result.profile = Profile::read({json, "区.json"}, find, files, report);
  for (const diag::Diagnostic& one : report.diagnostics()) {
    result.codes.emplace_back(one.message->id);
    EXPECT_TRUE(one.span.known()) << one.message->id;
  }
  return result;
}

std::string labels(const Conventions& conventions, std::int64_t number) {
  std::string all;
  for (const NumberingLevel& level : conventions.numbering) all += level.label(number) + " ";
  return all;
}

TEST(Conventions, AreNationalWithoutAProfile) {
  const Conventions& national = *Conventions::national();
  EXPECT_EQ(labels(national, 11), "十一、 （十一） 11. （11） ⑪ ");
  EXPECT_EQ(national.optional_levels, std::set<int>{2});
  EXPECT_EQ(national.figures.places, 2);
}

TEST(Conventions, ChangeOnlyWhatAProfileNames) {
  const Read unit = read(
      R"j({"name": "区", "extends": "省.json", "numbering": {"2": "(一)", "optional": []},
          "styles": {"heading_1": "大题", "picture": ["图", "插图"]},
          "figures": {"places": 4, "grouped_in_tables": false}})j");
  ASSERT_TRUE(unit.profile);
  const Conventions& made = *unit.profile->conventions();
  EXPECT_EQ(labels(made, 2), "二、 (二) 2、 （2） ");
  EXPECT_TRUE(made.optional_levels.empty());
  EXPECT_EQ(made.styles.at("heading_1"), std::vector<std::string>{"大题"});
  EXPECT_EQ(made.styles.at("picture"), (std::vector<std::string>{"图", "插图"}));
  EXPECT_EQ(made.figures.places, 4);
  EXPECT_EQ(made.figures.percent_places, 2);
  EXPECT_FALSE(made.figures.grouped_in_tables);
  EXPECT_TRUE(unit.codes.empty());
}

TEST(Conventions, CountInTheWayOfTheFirstNumber) {
  const struct {
    const char *like, *third;
  } cases[] = {
      {"一、", "三、"},     {"（一）", "（三）"},      {"1.", "3."}, {"①", "③"}, {"1、", "3、"},
      {"第一章", "第三章"}, {"第一部分 ", "第三部分 "}};
  for (const auto& c : cases) {
    const auto level = numbering_like(c.like);
    ASSERT_TRUE(level) << c.like;
    EXPECT_EQ(level->label(3), c.third);
  }
  EXPECT_FALSE(numbering_like("a)"));
}

struct Mistake {
  const char *json, *code;
};

TEST(Conventions, TellWhatAProfileGetsWrong) {
  const Mistake mistakes[] = {
      {R"({"numbering": []})", "audit.profile-object"},
      {R"({"numbering": {"7": "1."}})", "audit.profile-level"},
      {R"({"numbering": {"三": "1."}})", "audit.profile-level"},
      {R"({"numbering": {"3": "A."}})", "audit.profile-label"},
      {R"({"numbering": {"3": 1}})", "audit.profile-label"},
      {R"({"numbering": {"optional": 2}})", "audit.profile-levels"},
      {R"({"numbering": {"optional": [0]}})", "audit.profile-levels"},
      {R"({"styles": []})", "audit.profile-object"},
      {R"({"styles": {"haeding_1": "大题"}})", "audit.profile-style"},
      {R"({"styles": {"heading_1": [1]}})", "audit.profile-style-name"},
      {R"({"figures": {"places": "2"}})", "audit.profile-figure"},
      {R"({"figures": {"grouped_in_text": 1}})", "audit.profile-figure"},
      {R"({"figures": {"digits": 1}})", "audit.unknown-key"},
  };
  for (const Mistake& mistake : mistakes) {
    const Read wrong = read(mistake.json);
    EXPECT_FALSE(wrong.profile) << mistake.json;
    EXPECT_EQ(wrong.codes, std::vector<std::string>{mistake.code}) << mistake.json;
  }
}

}  // namespace
}  // namespace chengwen::gongwen
