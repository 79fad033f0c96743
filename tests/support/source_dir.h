#pragma once

#include <filesystem>

namespace chengwen::test {

/// The root of the source tree.
std::filesystem::path source_dir();

}  // namespace chengwen::test
