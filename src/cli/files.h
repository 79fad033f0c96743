#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"

namespace chengwen::cli {

/// A file's bytes; `-` is standard input. What goes wrong is told in `report`.
std::optional<std::string> read_file(const std::string& path, diag::Report& report);

/// The same of a Word file, which may also be a folder that one was unpacked into: it is packed.
std::optional<std::string> read_package(const std::string& path, diag::Report& report);

/// Appends what `descriptor`, the open file at `path`, still holds.
bool read_rest(int descriptor, const std::string& path, std::string& bytes, diag::Report& report);

/// Writes `bytes` at the end of `descriptor`, the open file at `path`.
bool append(int descriptor, const std::string& path, std::string_view bytes, diag::Report& report);

/// False, told in `report`, when an output is also an input or another output, however their paths
/// are spelt: writing it would lose the other. `-` and an empty path are no file.
bool are_apart(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
               diag::Report& report);

/// What is written, piece by piece; nothing at its end.
using Pieces = std::function<std::optional<std::string_view>()>;

/// Writes through a temporary file in the target's folder that takes its name only when all is on
/// the disk, so that an existing file is whole at any moment: as it was, or new. `-` is standard
/// output. False, told in `report`, when it could not be written; then nothing is left behind.
bool write_file(const std::string& path, std::string_view bytes, diag::Report& report);
bool write_file(const std::string& path, const Pieces& pieces, diag::Report& report);

}  // namespace chengwen::cli
