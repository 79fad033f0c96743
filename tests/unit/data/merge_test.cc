#include "data/merge.h"

#include <gtest/gtest.h>

#include "data/json_reader.h"
#include "data/value_path.h"
#include "diag/print.h"

namespace chengwen::data {
namespace {

class MergeTest : public ::testing::Test {
 protected:
  Value read(std::string_view json) {
    const Value value = read_json(std::string(json), "数据.json", *files_, report_);
    EXPECT_FALSE(value.is_undefined()) << told();
    return value;
  }
  std::string told() {
    diag::Sources sources;
    sources.set(diag::kDataSource, files_);
    return diag::print(report_, sources, diag::Language::zh);
  }
  std::string assigned(std::string_view json, std::string_view assignment) {
    Value root = read(json);
    EXPECT_TRUE(assign(root, assignment, "--set", *files_, report_)) << told();
    return root.to_string();
  }
  std::string refused(std::string_view json, std::string_view assignment) {
    Value root = read(json);
    EXPECT_FALSE(assign(root, assignment, "--set", *files_, report_)) << root.to_string();
    return told();
  }

  std::shared_ptr<DataFiles> files_ = std::make_shared<DataFiles>();
  diag::Report report_;
};

TEST_F(MergeTest, LaysObjectsOverEachOtherKeyByKey) {
  EXPECT_EQ(merge(read(R"({"a": 1, "b": {"c": 2, "d": 3}, "e": [1, 2]})"),
                  read(R"({"b": {"d": 4, "f": 5}, "e": [9], "g": null})"))
                .to_string(),
            "{'a': 1, 'b': {'c': 2, 'd': 4, 'f': 5}, 'e': [9], 'g': None}");
}

TEST_F(MergeTest, ReplacesWhatIsNoObjectOnBothSides) {
  EXPECT_EQ(
      merge(read(R"({"a": {"b": 1}, "c": 2})"), read(R"({"a": 3, "c": {"d": 4}})")).to_string(),
      "{'a': 3, 'c': {'d': 4}}");
}

TEST_F(MergeTest, AssignsValuesWithTheirTypes) {
  EXPECT_EQ(assigned("{}", "年度=2025"), "{'年度': 2025}");
  EXPECT_EQ(assigned("{}", "金额=12.40"), "{'金额': 12.40}");
  EXPECT_EQ(assigned("{}", "编号=007"), "{'编号': '007'}");
  EXPECT_EQ(assigned("{}", "编号=\"7\""), "{'编号': '7'}");
  EXPECT_EQ(assigned("{}", "日期=2025-01-15"), "{'日期': '2025-01-15'}");
  EXPECT_EQ(assigned("{}", "公式=a=b"), "{'公式': 'a=b'}");
  EXPECT_EQ(assigned("{}", "空="), "{'空': ''}");
  EXPECT_EQ(assigned("{}", "有=true"), "{'有': True}");
  EXPECT_EQ(assigned("{}", "无=null"), "{'无': None}");
  EXPECT_EQ(assigned("{}", R"(表=["一", {"金额": 2.50}])"), "{'表': ['一', {'金额': 2.50}]}");
}

TEST_F(MergeTest, AssignsAtPaths) {
  EXPECT_EQ(assigned("{}", "整体支出.年初预算数=1"), "{'整体支出': {'年初预算数': 1}}");
  EXPECT_EQ(assigned(R"({"a": {"b": 1, "c": 2}})", "a.b = 3"), "{'a': {'b': 3, 'c': 2}}");
  EXPECT_EQ(assigned(R"({"项目": [{"金额": 1}, {"金额": 2}]})", "项目[1].金额=3.50"),
            "{'项目': [{'金额': 1}, {'金额': 3.50}]}");
  EXPECT_EQ(assigned(R"({"项目": []})", "项目[0].金额=1"), "{'项目': [{'金额': 1}]}");
  EXPECT_EQ(assigned("{}", "['预算 数']['a.b']=1"), "{'预算 数': {'a.b': 1}}");
  EXPECT_EQ(assigned(R"({"a": null})", "a.b=1"), "{'a': {'b': 1}}");
}

TEST_F(MergeTest, TellsWhatCannotBeAssigned) {
  EXPECT_EQ(refused(R"({"单位": "文联"})", "单位.名称=区文联"),
            "--set:1:1\n"
            "    “单位.名称=区文联”\n"
            "     ^^^^^^^^^\n"
            "错误 [data.not-inside]：`单位` 已经有了，里面放不进 `.名称`\n\n"
            "1 个错误\n");
}

TEST_F(MergeTest, TellsMalformedAssignments) {
  refused("{}", "年度");
  refused("{}", "=1");
  refused("{}", "a..b=1");
  refused("{}", "a[x]=1");
  refused("{}", "a[1=1");
  refused("{}", "[0]=1");
  refused(R"({"a": [1]})", "a[2]=1");
  refused(R"({"a": [1]})", "a.b=1");
  refused("{}", "a=[1,");
  EXPECT_EQ(report_.errors(), 9u) << told();
}

TEST_F(MergeTest, AssignedValuesKnowTheirPlaces) {
  Value root = read("{}");
  ASSERT_TRUE(assign(root, R"(a.b=[1, {"c": 2}])", "--set", *files_, report_));
  const Value& list = *root.as_map().find("a")->as_map().find("b");
  const Value& two = *list.items()[1].as_map().find("c");
  const diag::Span span = span_of(two);
  EXPECT_EQ(diag::print(files_->locate(span.begin, span.end), diag::Language::zh),
            "--set:1:15（a.b[1].c）");
}

TEST(ParsePath, ReadsWhatValuePathWrites) {
  for (const char* path : {"项目[2].金额", "['预算 数'].合计", "a['b.c'][0]"}) {
    const auto steps = parse_path(path);
    ASSERT_TRUE(steps) << path;
    std::string again;
    for (const PathStep& step : *steps) {
      if (step.is_index) {
        again += '[' + std::to_string(step.index) + ']';
      } else {
        append_key(again, step.key);
      }
    }
    EXPECT_EQ(again, path);
  }
}

}  // namespace
}  // namespace chengwen::data
