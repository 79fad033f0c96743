#include "chengwen/pack.h"

#include "opc/zip_writer.h"

namespace chengwen {

std::string pack(const std::vector<std::pair<std::string, std::string>>& parts) {
  constexpr int kLevel = 6;  // as for parts that change
  std::size_t size = 0;
  for (const auto& [name, bytes] : parts) size += bytes.size();
  opc::ZipWriter zip(size);
  for (const auto& [name, bytes] : parts) zip.deflate(name, bytes, kLevel);
  return std::move(zip).finish();
}

}  // namespace chengwen
