#pragma once

#include <cstdint>
#include <memory>

#include "data/value.h"
#include "diag/report.h"

namespace chengwen::data {

class SchemaNode;

/// A JSON Schema (draft 2020-12) that data is held against before a template is filled.
///
/// Known are all keywords of the core, applicator, unevaluated and validation vocabularies and the
/// formats `date`, `time`, `date-time` and `official-date` (what text::parse_date reads). Numbers
/// are compared exactly. References lead to places in the same file. What is not known is told when
/// the schema is compiled: as an error where it would change the result, else as a warning or hint.
/// Immutable; used from any number of threads.
class Schema {
 public:
  /// `root` is the content of the schema file. Null, told in `report`, when it is no schema.
  static std::shared_ptr<const Schema> compile(const Value& root, diag::Report& report);
  ~Schema();
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;

  /// Tells all violations, in the order of the data; none when `value` is as it should be.
  void check(const Value& value, diag::Report& report) const;

 private:
  friend class SchemaCompiler;
  Schema();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace chengwen::data
