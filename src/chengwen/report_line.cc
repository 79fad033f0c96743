#include "chengwen/report_line.h"

#include "data/json_reader.h"

namespace chengwen {

std::optional<std::map<std::string, std::string>> files_of_line(std::string_view line) {
  data::DataFiles origins;
  diag::Report ignored;
  const data::Value root = data::read_json(std::string(line), "", origins, ignored);
  if (!root.is_map()) return std::nullopt;
  std::map<std::string, std::string> sums;
  const data::Value* files = root.as_map().find("files");
  if (files == nullptr) return sums;
  if (!files->is_map()) return std::nullopt;
  for (const data::Map::Entry& entry : files->as_map().entries())
    sums[entry.key.to_string()] = entry.value.to_string();
  return sums;
}

}  // namespace chengwen
