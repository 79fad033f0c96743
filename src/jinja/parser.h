#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "jinja/ast.h"
#include "jinja/environment.h"
#include "jinja/mistakes.h"
#include "jinja/segment.h"
#include "jinja/statement.h"
#include "jinja/token.h"

namespace chengwen::jinja {

/// Which of the names with a meaning of their own a loop or macro body reads.
struct SpecialNames {
  enum State : std::uint8_t { unseen, read, set };
  State loop = unseen, caller = unseen, varargs = unseen, kwargs = unseen;

  /// Of `caller`, `varargs` or `kwargs`; null for another name.
  State* find(std::string_view name) {
    return name == "caller"    ? &caller
           : name == "varargs" ? &varargs
           : name == "kwargs"  ? &kwargs
                               : nullptr;
  }
};

/// Turns segments into a tree. Every mistake is reported; within a tag only the first one, then the
/// parser goes on behind the tag.
///
/// The functions below are what parse functions of statements are written with. After a mistake in
/// a tag all of them quietly see its end.
class Parser {
 public:
  Parser(std::span<const Segment> segments, const Environment& environment, diag::Report& report,
         int nesting);

  Body parse_template();

  // --- the tag that is being read ---
  const Token& peek(std::size_t ahead = 0) const;
  Token next();
  bool accept(TokenKind kind);
  bool accept_name(std::string_view word);
  bool expect(TokenKind kind);
  bool expect_name(std::string_view word);
  /// A name that is no keyword or constant; empty after a mistake.
  Token expect_identifier();
  /// Reports what stands before the end of the tag.
  void expect_end();
  /// As expect_end(), but a `:` may stand there.
  void expect_end_of_opening();
  bool failed() const { return failed_; }
  /// The span of the text of the tag.
  const diag::Span& tag() const { return segments_[position_].span; }
  std::uint32_t site() const { return segments_[position_].payload; }
  /// What stands at `span`, which lies in the tag.
  std::string_view text(const diag::Span& span) const {
    return segments_[position_].text.substr(span.begin - tag().begin, span.end - span.begin);
  }

  // --- what `set` has given to names ---
  void note_assigned(std::string_view name, const Expression& value) { assigned_[name] = &value; }
  /// The expression that the last `set` before this tag, in the blocks that are open, gave to a
  /// name; null when there is none. For explanations: the name may have another value by now.
  const Expression* assigned(std::string_view name) const {
    const auto found = assigned_.find(name);
    return found == assigned_.end() ? nullptr : found->second;
  }
  /// A macro of this name was seen.
  void note_macro(std::string_view name) { macros_.insert(name); }
  /// The statement reads `name` without an expression that says so.
  void note_read(std::string_view name);

  /// Reports a mistake, unless one was reported for this tag, and skips the rest of the tag.
  void fail(diag::Diagnostic mistake);
  void fail_at(const Token& token, const diag::Message& message,
               std::vector<std::string> words = {});
  diag::Report& report() { return report_; }

  // --- expressions ---
  enum class Conditional : std::uint8_t { allowed, not_allowed };
  ExpressionPtr parse_expression(Conditional conditional = Conditional::allowed);
  /// `a` or `a, b` up to the end of the tag, `)` or the word `end_word`.
  ExpressionPtr parse_tuple(Conditional conditional = Conditional::allowed,
                            std::string_view end_word = {});
  Target parse_target(bool with_namespace = false, std::string_view end_word = {});
  std::vector<Parameter> parse_signature();
  /// `|a|b(1)` applied to a block's text; `first` = the first one stands without `|`.
  ExpressionPtr parse_block_filter(bool first);

  // --- blocks ---
  /// Parses what follows the tag up to one of the words `ends` at the beginning of a tag, which is
  /// then being read behind that word. Empty when the block is not closed (reported).
  std::string_view parse_body(Body& body, const Opening& opening,
                              std::initializer_list<std::string_view> ends);
  /// Watches what is read while it lives.
  class Watch;
  /// Marks what belongs to a `for`, its head and its `else` included, while it lives.
  class InsideLoop;
  /// False when another block of the template has this name.
  bool claim_block(std::string_view name);
  /// What could not be made sense of.
  const Mistakes& mistakes() const { return mistakes_; }
  /// True when something read the name `self`.
  bool reads_self() const { return reads_self_; }

 private:
  struct OpenBlock {
    Opening opening;
    std::vector<std::string_view> ends;
    std::size_t head;  // the segment of its first tag
  };
  struct Watched {
    SpecialNames* names;  // null for a block: macros around it do not see what it reads
    bool is_macro;
  };

  // parser.cc
  void fail_expected(std::string_view wanted);
  void begin_tag();
  bool is_call(std::string_view name, const std::vector<Token>& before) const;
  std::string_view parse_segments(Body& body);
  std::string_view parse_tag(Body& body);
  std::string_view meant_keyword(Token keyword);
  std::string_view guess_keyword(const Token& keyword) const;
  bool is_end_word(std::string_view word) const;
  bool is_end_of_innermost(std::string_view word) const;
  bool is_end_of_outer(std::string_view word) const;
  void close_for_outer(const Token& closer, std::string_view word);
  void report_unclosed(const Token* closer);
  const Segment* last_use(const OpenBlock& block) const;
  void report_stray(const Token& keyword, std::string_view word);
  void report_unknown(const Token& keyword, std::string_view meant);
  void report_raw(const Token& keyword);
  void skip_tag();
  void doubt_names();
  void note_set(const Token& name);
  void note_special(std::string_view name, SpecialNames::State how);

  // parse_expression.cc: operators, loosest first
  ExpressionPtr parse_or();
  ExpressionPtr parse_and();
  ExpressionPtr parse_not();
  std::optional<Operator> accept_comparison();
  ExpressionPtr parse_compare();
  ExpressionPtr parse_sum();
  ExpressionPtr parse_concat();
  ExpressionPtr parse_product();
  ExpressionPtr parse_power();
  ExpressionPtr parse_unary();
  ExpressionPtr parse_signed();
  ExpressionPtr make(Expression::Kind kind, const diag::Span& begin,
                     std::vector<ExpressionPtr> parts = {});
  ExpressionPtr make_binary(Operator op, ExpressionPtr left, ExpressionPtr right);
  static std::vector<ExpressionPtr> list_of(ExpressionPtr first, ExpressionPtr second = nullptr);
  ExpressionPtr fail_expression();
  diag::Diagnostic missing_value(const Token& token) const;
  bool at_tuple_end(std::string_view end_word) const;

  // parse_postfix.cc: what stands behind a value
  ExpressionPtr parse_postfix(ExpressionPtr left);
  ExpressionPtr parse_filters(ExpressionPtr left);
  ExpressionPtr parse_filter(ExpressionPtr left);
  ExpressionPtr parse_test(ExpressionPtr left);
  bool at_test_argument();
  ExpressionPtr parse_call(ExpressionPtr left);
  ExpressionPtr parse_brackets(ExpressionPtr left);
  ExpressionPtr parse_dotted(ExpressionPtr left);
  ExpressionPtr parse_index();
  std::unique_ptr<Arguments> parse_arguments(std::string_view callee);
  void parse_argument(Arguments& arguments, std::string_view callee);
  bool close_bracket(TokenKind kind, const Token& opener);
  Token parse_dotted_name();
  void check_filter(const Token& name);
  void check_test(const Token& name);

  // parse_primary.cc: values and targets
  ExpressionPtr parse_primary();
  ExpressionPtr parse_name();
  ExpressionPtr parse_number();
  ExpressionPtr parse_string();
  ExpressionPtr parse_parentheses();
  ExpressionPtr parse_list();
  ExpressionPtr parse_map();
  Target parse_target_part();
  class Nested;

  std::span<const Segment> segments_;
  const Environment& environment_;
  diag::Report& report_;
  int nesting_;
  int depth_ = 0;
  std::size_t position_ = 0;
  std::vector<Token> tokens_;
  std::size_t cursor_ = 0;
  bool failed_ = false;
  bool pending_ = false;  // the tag at position_ belongs to an outer block
  std::string_view pending_word_;
  bool abandoned_ = false;
  std::vector<OpenBlock> open_;
  std::vector<std::string_view> closed_for_outer_;
  std::set<std::size_t> headless_;  // depths at which an `else` without a beginning was told
  std::vector<std::string_view> unknown_;
  Mistakes mistakes_;
  std::vector<std::string_view> blocks_;
  std::vector<Watched> watched_;
  std::map<std::string_view, const Expression*> assigned_;
  std::set<std::string_view> macros_;
  int loops_ = 0;
  bool reads_self_ = false;
};

/// While it lives, reads of special names in the body of a loop or macro are noted in `names`.
class Parser::Watch {
 public:
  Watch(Parser& parser, SpecialNames* names, bool is_macro) : parser_(parser) {
    parser_.watched_.push_back({names, is_macro});
  }
  ~Watch() { parser_.watched_.pop_back(); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  Parser& parser_;
};

class Parser::InsideLoop {
 public:
  explicit InsideLoop(Parser& parser) : parser_(parser) { ++parser_.loops_; }
  ~InsideLoop() { --parser_.loops_; }
  InsideLoop(const InsideLoop&) = delete;
  InsideLoop& operator=(const InsideLoop&) = delete;

 private:
  Parser& parser_;
};

/// One level of brackets, `not`, signs or conditions deeper, while it lives.
class Parser::Nested {
 public:
  explicit Nested(Parser& parser);
  ~Nested() { --parser_.depth_; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;

 private:
  Parser& parser_;
};

}  // namespace chengwen::jinja
