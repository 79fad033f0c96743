#pragma once

#include <memory>
#include <optional>
#include <string>

#include "diag/report.h"
#include "opc/package.h"

namespace chengwen::wml {

/// The text of a document, for people and for programs that search it: a paragraph a line with the
/// number that its list gives it, fields by their results, a table row as `| a | b |`.
///
/// In a cell paragraphs are joined by " / ", bars of the text are written `\|`, and `^` stands for
/// a cell that continues the one above. A line break inside a paragraph stays a line break.
/// Headers, footers and notes follow the body, each after a line `[header]`, `[footer 2]`,
/// `[footnote]` …; their empty paragraphs are left out. Nothing, and an error in `report`, when a
/// part is damaged.
std::optional<std::string> text_of(std::shared_ptr<const opc::Package> package,
                                   diag::Report& report);

}  // namespace chengwen::wml
