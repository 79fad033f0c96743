#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The official templates and their samples.
namespace chengwen::test {

std::string read(const std::filesystem::path& path);
std::vector<std::filesystem::path> official_templates();
std::vector<std::filesystem::path> official_samples();
/// A sample's folder is named after its template; those of other names belong to the first one.
std::filesystem::path template_of(const std::filesystem::path& sample);

}  // namespace chengwen::test
