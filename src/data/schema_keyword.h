#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/schema.h"
#include "diag/diagnostic.h"
#include "text/pattern.h"

/// What the keywords of a schema are made of; each group of them is one schema_*.cc file.
namespace chengwen::data {

/// What holding one value against a schema gave.
struct Outcome {
  /// `around`: the schemas that are being held against something already.
  explicit Outcome(int around = 0) : depth(around + 1) {}

  std::vector<diag::Diagnostic> violations;
  /// The types that `type` asks for and the value is not of; then nothing else was looked at.
  std::set<std::string_view> wanted_types;
  /// Which members (in the order of the map) or items a keyword has looked at.
  std::vector<bool> evaluated;
  int depth;

  bool good() const { return violations.empty(); }
  void add(const diag::Span& where, const diag::Message& message,
           std::vector<std::string> words = {}) {
    violations.emplace_back(message, std::move(words), where);
  }
  void evaluate(std::size_t index);
  bool is_evaluated(std::size_t index) const {
    return index < evaluated.size() && evaluated[index];
  }
  /// Joins what another schema found out about the same value.
  void take(Outcome&& other);
  void take_evaluated(const Outcome& other);
  /// Joins what was found out about a part of the value.
  void take_part(Outcome&& part);
};

class Keyword {
 public:
  virtual ~Keyword() = default;
  virtual void check(const Value& value, Outcome& outcome) const = 0;
};

class SchemaNode {
 public:
  Outcome check(const Value& value, const Outcome& around) const;

  std::string title;
  bool never = false;  ///< the schema `false`
  std::vector<std::unique_ptr<Keyword>> keywords;
};

/// Makes nodes of schemas, and tells what is wrong with them.
class SchemaCompiler {
 public:
  SchemaCompiler(const Value& root, diag::Report& report);

  std::shared_ptr<const Schema> compile();

  // --- for the functions that make keywords; each gives nothing after a mistake, told ---
  /// The value of a keyword in the schema that is being compiled; null when it is not there.
  const Value* find(std::string_view keyword) const;
  const SchemaNode* node(const Value& schema);
  const SchemaNode* node(std::string_view keyword);
  std::vector<const SchemaNode*> nodes(std::string_view keyword);
  /// The schemas of an object, by its keys.
  std::vector<std::pair<std::string, const SchemaNode*>> named_nodes(std::string_view keyword);
  std::optional<Decimal> number(std::string_view keyword);
  std::optional<std::size_t> count(std::string_view keyword);
  std::optional<text::Pattern> pattern(const Value& expression);
  std::optional<std::vector<std::string>> names(const Value& list, std::string_view keyword);
  /// The schema that `$ref` leads to.
  const SchemaNode* referenced(std::string_view keyword);
  diag::Report& report() { return report_; }
  /// Tells that a keyword has a value of a wrong kind.
  void malformed(const Value& value, std::string_view keyword, std::string_view wanted_zh,
                 std::string_view wanted_en);

 private:
  void compile_keywords(SchemaNode& node);
  void check_names();
  void check_draft();
  void find_anchors(const Value& value);
  const Value* resolve(std::string_view reference) const;

  const Value& root_;
  diag::Report& report_;
  std::shared_ptr<Schema> schema_;
  std::map<const Map*, SchemaNode*> known_;
  std::map<std::string, const Value*, std::less<>> anchors_;
  const Map* keywords_ = nullptr;  // of the schema that is being compiled
};

/// A row of the table that the compiler follows: keywords that belong together.
struct KeywordKind {
  std::string_view names;  ///< separated by blanks
  /// Called when at least one of them is there.
  std::unique_ptr<Keyword> (*compile)(SchemaCompiler& compiler);
};

using CompileKeyword = std::unique_ptr<Keyword>(SchemaCompiler& compiler);

CompileKeyword compile_type, compile_enum, compile_const, compile_format;    // schema_value.cc
CompileKeyword compile_numbers, compile_lengths, compile_pattern;            // schema_value.cc
CompileKeyword compile_members, compile_member_names, compile_member_count;  // schema_object.cc
CompileKeyword compile_dependent_required, compile_dependent_schemas;        // schema_object.cc
CompileKeyword compile_unevaluated_members;                                  // schema_object.cc
CompileKeyword compile_items, compile_contains, compile_item_count;          // schema_array.cc
CompileKeyword compile_unique_items, compile_unevaluated_items;              // schema_array.cc
CompileKeyword compile_reference, compile_dynamic_reference;                 // schema_logic.cc
CompileKeyword compile_all_of, compile_any_of, compile_one_of;               // schema_logic.cc
CompileKeyword compile_not, compile_if, compile_definitions;                 // schema_logic.cc

/// A value for messages: `"甲"`, `12.40`, `null`, `[…]`.
std::string json_words(const Value& value);
/// Equal for values that JSON Schema takes for equal (1 and 1.0; not 1 and true), and for no
/// others.
std::string canonical(const Value& value);
/// "应是数字，这里是文字", with a hint where only quotes or brackets are wrong.
diag::Diagnostic wrong_type(const Value& value, const std::set<std::string_view>& wanted);
/// The title in brackets, for messages; "" when it says no more than the key.
std::string title_words(const SchemaNode& node, std::string_view key);
/// A reason as a hint below another message.
diag::Note because(const diag::Diagnostic& reason);

}  // namespace chengwen::data
