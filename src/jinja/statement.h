#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "jinja/ast.h"
#include "jinja/segment.h"
#include "jinja/token.h"

namespace chengwen::jinja {

class AstDump;
class Compiler;
class EffectProof;
class NameCollector;
class Parser;

/// A node of the template: text, a printed expression, or a tag with all that belongs to it.
///
/// A new statement is one file with a class of this kind and its StatementKind, and its name in
/// statements.cc; that of a room above is one file whose install function adds it to the
/// Environment.
class Statement {
 public:
  explicit Statement(diag::Span span) : span_(span) {}
  virtual ~Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Of the text between the delimiters of the (first) tag.
  const diag::Span& span() const { return span_; }

  /// Tells the names that the statement reads and sets in the scope it stands in; not those of the
  /// scopes it opens.
  virtual void collect_names(NameCollector& names) const = 0;
  virtual void compile(Compiler& compiler) const = 0;
  /// What it does to the element stack; reports bodies that must be neutral and are not.
  virtual Effect effect(EffectProof& proof) const = 0;
  virtual void dump(AstDump& dump) const = 0;

 private:
  diag::Span span_;
};

/// The tag with which a statement begins.
struct Opening {
  Token keyword;
  diag::Span tag;  ///< of the text between the delimiters
};

/// What becomes of what stands between the tags of a block.
enum class BlockBody : std::uint8_t {
  none,        ///< the tag opens no block
  once,        ///< it is output: with
  choice,      ///< it is output or left out: if
  loop,        ///< it is output once for each item: for
  value,       ///< it is made a value that is printed in its place: filter
  call,        ///< it may be output any number of times by what is called in its place: call
  definition,  ///< nothing is printed in its place: macro, set
  named        ///< it is output in its place and wherever its name is called: block
};

/// What a keyword at the beginning of `{% … %}` means. The texts live as long as the program.
struct StatementKind {
  std::string_view keyword;
  std::string_view end;  ///< the keyword that ends the block; empty when it opens none
  /// Parses the rest of the tag and, for a block, all up to its end. Null when nothing is left of
  /// it.
  std::unique_ptr<Statement> (*parse)(Parser& parser, const Opening& opening);
  BlockBody body = BlockBody::none;
  /// Tells by what follows the keyword whether the tag opens a block; null when each does.
  bool (*opens)(std::string_view rest) = nullptr;
};

}  // namespace chengwen::jinja
