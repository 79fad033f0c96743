#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "opc/content_types.h"
#include "opc/package.h"
#include "opc/relationships.h"
#include "opc/zip_entry.h"

namespace chengwen::opc {

/// What a Package holds, for the classes of this room.
struct Package::Contents {
  std::string name;
  std::vector<ZipEntry> entries;        ///< without folders and repetitions, under their part names
  std::vector<std::string> part_names;  ///< of the entries
  std::unordered_map<std::string, std::size_t> by_key;  ///< part_key() → entry
  ContentTypes types{"<Types/>"};
  std::unordered_map<std::string, Relationships> relationships;  ///< by part_key() of their source
  std::string main_part;
  bool strict = false;  ///< relationship types are those of ISO/IEC 29500-1 Strict

  std::optional<std::size_t> find(std::string_view part) const;
  /// What reading the package has decompressed of its main part and of small parts of XML, by
  /// entry, each for the first who asks: most ask only once.
  struct Unpacked {
    std::mutex lock;
    std::unordered_map<std::size_t, std::string> parts;
  };
  mutable Unpacked unpacked;

  /// Throws diag::Failure (opc.bad-part).
  std::string bytes(std::size_t entry) const;
};

}  // namespace chengwen::opc
