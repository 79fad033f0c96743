// The schema that `fields` writes for each official template, against its samples: each fits, and
// what is changed so that it is wrong does not. The sample that `fields` writes fills the template.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "chengwen/chengwen.h"
#include "data/json_reader.h"
#include "data/json_text.h"
#include "docx/official_samples.h"

namespace chengwen {
namespace {

namespace fs = std::filesystem;
using data::Value;

/// A data file as values that can be changed.
Value values_of(const std::string& json) {
  data::DataFiles files;
  diag::Report report;
  return data::read_json(json, "数据.json", files, report);
}

/// A place in a data file that can be changed: a member, or an item.
struct Spot {
  Value owner;
  Value key;  ///< of a member
  std::size_t index = 0;

  const Value& value() const {
    return owner.is_map() ? *owner.as_map().find(key) : owner.items()[index];
  }
  void set(Value to) const {
    if (owner.is_map()) {
      Value map = owner;
      map.mutable_map().set(key, std::move(to));
    } else {
      Value list = owner;
      list.mutable_items()[index] = std::move(to);
    }
  }
};

const std::set<std::string> kTrees = {"正文", "章节", "导语"};

void gather(const Value& value, std::vector<Spot>& spots) {
  if (value.is_map()) {
    for (const auto& entry : value.as_map().entries()) {
      // What is only asked whether it is true may be anything.
      if (entry.key.to_string() == "加盖印章") continue;
      spots.push_back({value, entry.key});
      // A tree of sections is content: the template says nothing of what is in it.
      if (!kTrees.contains(entry.key.to_string())) gather(entry.value, spots);
    }
  } else if (value.is_list()) {
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      spots.push_back({value, {}, i});
      gather(value.items()[i], spots);
    }
  }
}

/// A change that is a mistake wherever it is made.
void spoil(const Spot& spot, unsigned how) {
  const Value& value = spot.value();
  if (spot.owner.is_map() && how % 3 == 0) {
    // A name that is misspelt.
    Value map = spot.owner;
    Value to = value;
    const Value name = Value::string(spot.key.to_string() + "术");
    map.mutable_map().erase(spot.key);
    map.mutable_map().set(name, std::move(to));
  } else if (spot.owner.is_map() && how % 3 == 1) {
    // One that nobody knows.
    Value map = spot.owner;
    map.mutable_map().set(Value::string("没有这个名称"), Value::integer(1));
  } else if (value.is_list() || value.is_map()) {
    spot.set(Value::integer(7));
  } else {
    spot.set(value.is_boolean() ? Value::integer(7) : Value::boolean(true));
  }
}

class FieldsOfSamples : public ::testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    compiled_.emplace(
        *Template::load(test::read(test::template_of(GetParam())), "模板.docx", findings_));
    schema_.emplace(*Schema::parse(compiled_->fields(findings_)->schema(), "模式.json", findings_));
    ASSERT_TRUE(findings_.empty()) << findings_.text(Language::zh);
    json_ = test::read(GetParam());
  }

  /// What the schema finds.
  std::string found(const std::string& json) {
    Findings findings;
    const auto data = Data::parse(json, "数据.json", findings);
    schema_->check(*data, findings);
    return findings.text(Language::zh);
  }
  /// The sample, changed somewhere.
  std::string changed(unsigned seed, void (*change)(const Spot&, unsigned)) {
    const Value root = values_of(json_);
    std::vector<Spot> spots;
    gather(root, spots);
    std::mt19937 random(seed);
    const Spot& spot = spots[random() % spots.size()];
    change(spot, static_cast<unsigned>(random()));
    return data::json_text(root);
  }

  Findings findings_;
  std::optional<Template> compiled_;
  std::optional<Schema> schema_;
  std::string json_;
};

TEST_P(FieldsOfSamples, TheSampleFitsTheSchema) {
  EXPECT_EQ(found(json_), "");
}

/// Of what is deep in content, such as a tree of sections, the template says nothing.
TEST_P(FieldsOfSamples, TheSchemaFindsMistakes) {
  int missed = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    const std::string json = changed(seed, spoil);
    missed += found(json).empty() ? 1 : 0;
  }
  EXPECT_LE(missed, 5);
}

INSTANTIATE_TEST_SUITE_P(All, FieldsOfSamples, ::testing::ValuesIn(test::official_samples()),
                         [](const auto& sample) {
                           return "Sample" + std::to_string(sample.index);
                         });

class FieldsOfTemplates : public ::testing::TestWithParam<fs::path> {};

TEST_P(FieldsOfTemplates, WriteASampleThatFitsAndFills) {
  Findings findings;
  const auto compiled = Template::load(test::read(GetParam()), "模板.docx", findings);
  ASSERT_TRUE(compiled);
  const auto fields = compiled->fields(findings);
  ASSERT_TRUE(fields);
  const auto schema = Schema::parse(fields->schema(), "模式.json", findings);
  const auto data = Data::parse(fields->sample(), "样例.json", findings);
  ASSERT_TRUE(schema && data) << findings.text(Language::zh);
  schema->check(*data, findings);
  EXPECT_TRUE(compiled->fill(*data, findings));
  // Figures that are made up hold no relations.
  std::istringstream lines(findings.json(Language::zh));
  for (std::string line; std::getline(lines, line);)
    EXPECT_NE(line.find("gongwen.check-"), line.npos) << line;
}

INSTANTIATE_TEST_SUITE_P(All, FieldsOfTemplates, ::testing::ValuesIn(test::official_templates()),
                         [](const auto& path) { return "Template" + std::to_string(path.index); });

}  // namespace
}  // namespace chengwen
