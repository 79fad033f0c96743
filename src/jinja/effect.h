#pragma once

#include <cstddef>
#include <string_view>

#include "diag/report.h"
#include "jinja/ast.h"
#include "jinja/mistakes.h"
#include "jinja/program.h"
#include "jinja/segment.h"

namespace chengwen::jinja {

/// What `first` and then `second` do. An element that the first opens and the second closes is
/// gone.
Effect compose(Effect first, const Effect& second);

/// Without what is closed and opened again: `</t></r></p><p><r><t>` leaves the stack as it was.
Effect on_stack(Effect effect);

/// Shows, before anything is filled, that no path through the template can give output whose
/// elements do not nest: branches must do the same to the element stack, loop bodies nothing.
class EffectProof {
 public:
  /// `reads_self` = something in the template may render a block by its name.
  EffectProof(const SymbolNames& symbols, diag::Report& report, bool reads_self,
              const Mistakes& mistakes)
      : symbols_(symbols), report_(report), reads_self_(reads_self), mistakes_(mistakes) {}

  Effect of(const Body& body);

  /// Two tags of a statement and what stands between them.
  struct Between {
    std::string_view keyword;
    diag::Span tag;
    std::string_view end_keyword;
    diag::Span end_tag;
  };
  /// The stack must be the same behind the body as before it.
  Effect neutral(const Body& body, const Between& tags);
  /// The body may neither close what it did not open nor leave anything open: it is captured.
  Effect balanced(const Body& body, const Between& tags);
  void report(const Effect& effect, const Between& tags);
  bool reads_self() const { return reads_self_; }
  /// No block was found that does something else to the stack than it may.
  bool holds() const { return mismatches_ == 0; }

 private:
  const SymbolNames& symbols_;
  diag::Report& report_;
  bool reads_self_;
  const Mistakes& mistakes_;
  std::size_t mismatches_ = 0;
};

}  // namespace chengwen::jinja
