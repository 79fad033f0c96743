#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gongwen/audit.h"

namespace chengwen::gongwen {

/// Something that was mended, at its place in the document as it was.
struct MendedFinding {
  const Rule* rule = nullptr;
  Words found, wanted;
  diag::Place place;
  std::size_t places = 1;
};

struct Mended {
  std::string docx;  ///< the given bytes when nothing could be mended
  std::vector<MendedFinding> changes;
  std::shared_ptr<Audit> audit;  ///< of the mended document
};

/// Mends what is mechanical: formatting, layout blanks, the form and count of heading numbers, page
/// numbers. Words are never changed. Mending again gives the same bytes.
///
/// Nothing, and errors in `report`, when the document cannot be read or holds tracked changes.
std::optional<Mended> mend(std::string docx, const std::string& name,
                           std::shared_ptr<const Profile> profile, diag::Report& report);

}  // namespace chengwen::gongwen
