#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "opc/contents.h"
#include "opc/package.h"
#include "opc/zip_entry.h"
#include "opc/zip_writer.h"

namespace chengwen::opc {

/// What an Edit remembers until it writes. Lists are copied from the package when they change
/// first.
struct Edit::Changes {
  /// What becomes of an entry of the package, or of an added part.
  struct Slot {
    enum State { untouched, deflated, stored, streamed, removed } state = untouched;
    SharedBytes bytes;    ///< to be deflated or stored
    ZipEntry compressed;  ///< what came as a stream
  };
  struct Source {
    std::string key, part;
    Relationships list;
  };

  explicit Changes(std::shared_ptr<const Package> from)
      : package(std::move(from)), base(package->contents()), slots(base.entries.size()) {}

  std::optional<std::size_t> find(std::string_view part) const;
  /// The slot of a part that is there; throws diag::Failure (opc.missing-part).
  Slot& existing(std::string_view part);
  void put(Slot& slot, std::string_view part, std::string bytes) const;
  ContentTypes& editable_types();
  Relationships& editable_relationships(std::string_view part);
  const Relationships* relationships(const std::string& key) const;
  /// The entry of the package that holds the relationships of `part`, unless it was removed.
  std::optional<std::size_t> relationships_entry(std::string_view part) const;
  std::vector<std::string> sources() const;
  void unrelate_all_to(std::string_view part);
  std::size_t expected_size() const;

  /// An entry of the zip that will be written: compressed already, or the bytes of it.
  struct Written {
    std::string_view name;
    const ZipEntry* compressed = nullptr;
    SharedBytes bytes;
    bool shrinks = true;  ///< deflating may make the bytes less
  };
  /// All of them in their order.
  void each(const std::function<void(const Written&)>& take) const;

  std::shared_ptr<const Package> package;
  const Package::Contents& base;
  std::vector<Slot> slots;         ///< of the package's entries, then of the added parts
  std::vector<std::string> added;  ///< their names
  std::unordered_map<std::string, std::size_t> added_slots;  ///< by part_key()
  std::optional<ContentTypes> types;                         ///< once changed
  std::vector<Source> changed_sources;                       ///< relationships, once changed
};

}  // namespace chengwen::opc
