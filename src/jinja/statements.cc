#include "jinja/library.h"

namespace chengwen::jinja {

/// The language's own statements. Each is defined in the file that is called like it:
/// statement_for.cc.
extern const StatementKind kIf, kFor, kSet, kWith, kMacro, kCall, kFilter, kBlock, kAutoescape,
    kPrint, kInclude, kImport, kFrom, kExtends;

void install_statements(Environment& environment) {
  for (const StatementKind* kind :
       {&kIf, &kFor, &kSet, &kWith, &kMacro, &kCall, &kFilter, &kBlock, &kAutoescape, &kPrint,
        &kInclude, &kImport, &kFrom, &kExtends}) {
    environment.add_statement(*kind);
  }
}

}  // namespace chengwen::jinja
