#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "opc/package.h"
#include "opc/zip_entry.h"

namespace chengwen::opc {

/// The files of a zip, in the order of its directory and still compressed; or what is wrong with it
/// (without its name).
struct ZipContents {
  std::vector<ZipEntry> entries;
  std::optional<diag::Diagnostic> error;
};

/// Never takes more than a few times the memory of `bytes`, whatever they claim; `limits` are held
/// against what the directory says, and ZipEntry::bytes() never gives more than that.
ZipContents read_zip(std::string_view bytes, const ReadLimits& limits);

}  // namespace chengwen::opc
