#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "diag/report.h"
#include "opc/package.h"

namespace chengwen::wml {

/// Something to be said in the margin of a document.
struct Remark {
  std::string part;             ///< name of the story's part
  std::uint32_t paragraph = 0;  ///< among all w:p of the part in document order, from 0
  /// The bytes of the paragraph's text (read_paragraph) that it is about; the whole paragraph when
  /// they are none.
  std::size_t begin = 0, end = 0;
  std::string words;  ///< one paragraph a line
};

struct RemarkAuthor {
  std::string_view name;
  std::string_view initials;
};

/// The package with a Word comment for each remark, without dates: same remarks, same bytes.
///
/// Word takes comments in the body only: a remark about another part stands at the body's first
/// paragraph (its words had better name the place), one about a text box at the paragraph that the
/// box is anchored in. Ids continue after
/// those of comments that are there. Nothing, and errors in `report`, when the document cannot be
/// read.
std::optional<std::string> annotate(const std::shared_ptr<const opc::Package>& package,
                                    std::span<const Remark> remarks, const RemarkAuthor& author,
                                    diag::Report& report);

}  // namespace chengwen::wml
