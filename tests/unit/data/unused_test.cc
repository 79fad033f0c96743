#include "data/unused.h"

#include <gtest/gtest.h>

#include "data/json_reader.h"

namespace chengwen::data {
namespace {

class Unused : public testing::Test {
 protected:
  void read(std::string_view json) {
    root_ = read_json(std::string(json), "数据.json", files_, report_);
    ASSERT_TRUE(report_.empty());
    watch(root_);
  }
  std::string left() const {
    std::string out;
    for (const data::Unused& each : unused(root_)) {
      out += each.key.to_string() + "×" + std::to_string(each.places) + " ";
    }
    return out;
  }

  DataFiles files_;
  diag::Report report_;
  Value root_;
};

TEST_F(Unused, AreTheKeysThatNobodyAskedFor) {
  read(R"({"单位": "甲", "备注": "乙", "_说明": "丙", "$schema": "丁"})");
  root_.as_map().find("单位");
  EXPECT_EQ(left(), "备注×1 ");
}

TEST_F(Unused, AreToldOnceForAllRecordsOfAList) {
  read(R"({"项目": [{"名称": "甲", "备注": "一"}, {"名称": "乙", "备注": "二"}]})");
  for (const Value& item : root_.as_map().find("项目")->items()) item.as_map().find("名称");
  EXPECT_EQ(left(), "备注×2 ");
}

TEST_F(Unused, AreUsedWhereOneRecordIs) {
  read(R"({"项目": [{"名称": "甲"}, {"名称": "乙"}]})");
  root_.as_map().find("项目")->items().front().as_map().find("名称");
  EXPECT_EQ(left(), "");
}

TEST_F(Unused, IsARecordOfWhichNothingWasAskedFor) {
  read(R"({"联系": {"电话": "1", "地址": "2"}})");
  root_.as_map().find("联系");
  EXPECT_EQ(left(), "联系×1 ");
  root_.as_map().find("联系")->as_map().entries();
  EXPECT_EQ(left(), "");
}

}  // namespace
}  // namespace chengwen::data
