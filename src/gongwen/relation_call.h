#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/cross_check.h"
#include "gongwen/relation_kinds.h"
#include "jinja/environment.h"

namespace chengwen::gongwen {

/// A record of a table that a relation looks at.
struct Row {
  data::Value value;  ///< a map
  std::string label;  ///< what it is called, for messages
};

/// What a relation is given, and where its findings go.
class RelationCall {
 public:
  /// `arguments` by their Chinese names; `wan`: the data gives its amounts in 万元.
  RelationCall(jinja::Host& host, const RelationKind& kind, const data::Map& arguments,
               Policy policy, bool wan);

  bool given(std::string_view parameter) const { return !(*this)[parameter].is_undefined(); }
  /// Undefined when it was not given.
  data::Value operator[](std::string_view parameter) const;
  /// The field names that a parameter holds; its own name when it was not given.
  std::vector<std::string> fields(std::string_view parameter) const;
  std::string field(std::string_view parameter) const { return fields(parameter).front(); }

  /// The records of a list of maps, of a map of maps (called by their keys), or a single map.
  std::vector<Row> rows(std::string_view parameter = "表") const;
  /// The rows of 表, or without it one that holds the values given for `parameters`.
  std::vector<Row> rows_or_values(const std::vector<std::string_view>& parameters) const;
  /// A field of a row, also further down: "收入.财政拨款收入". Undefined when it has none.
  data::Value cell(const Row& row, std::string_view field) const;
  /// Fails when no row has the field.
  void require_field(const std::vector<Row>& rows, std::string_view field) const;

  /// The value as a number; nothing, and a finding, when it is none. A missing one is 0.
  std::optional<data::Decimal> number(const data::Value& value, std::string_view words);
  /// A side that is one value.
  std::optional<Side> side(const data::Value& value, std::string_view words);
  /// A side that is the sum of several.
  std::optional<Side> sum(const std::vector<Term>& terms, std::string_view words);
  static Term term(const data::Value& value, std::string_view words);

  /// False, and told, when it does not hold. `about` says which row it is; it may be empty.
  bool expect(const std::optional<Side>& left, jinja::Operator sign,
              const std::optional<Side>& right, std::string_view about = {});
  /// With a tolerance of the relation's own, unless the user gave one.
  bool expect_within(const data::Decimal& tolerance, const std::optional<Side>& left,
                     const std::optional<Side>& right, std::string_view about = {});
  /// Tells something that is no comparison: `found` in Chinese and English.
  void tell(const Words& found, std::vector<Term> terms, std::string_view about = {});

  /// What stands beside the amounts that are compared next: in another unit than 万元 they were not
  /// rounded.
  void amounts_are_in(std::string_view unit);
  /// Whether amounts were rounded to 0.01万元 each.
  bool rounded() const { return policy_.tolerance.rounded_wan; }

  jinja::Host& host() const { return host_; }

 private:
  std::string label_of(const data::Value& row) const;
  Policy policy(std::string_view about) const;

  jinja::Host& host_;
  const RelationKind& kind_;
  const data::Map& arguments_;
  Policy policy_;
  bool may_be_rounded_ = false;
};

}  // namespace chengwen::gongwen
