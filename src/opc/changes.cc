#include "opc/changes.h"

#include <algorithm>
#include <utility>

#include "diag/diagnostic.h"
#include "opc/messages.h"
#include "opc/part_name.h"

namespace chengwen::opc {
namespace {

/// What deflate cannot make smaller.
bool is_compressed(std::string_view content_type) {
  return content_type == "image/png" || content_type == "image/jpeg" || content_type == "image/gif";
}

}  // namespace

std::optional<std::size_t> Edit::Changes::find(std::string_view part) const {
  if (const std::optional<std::size_t> entry = base.find(part)) return entry;
  const auto found = added_slots.find(part_key(part));
  if (found == added_slots.end()) return std::nullopt;
  return found->second;
}

Edit::Changes::Slot& Edit::Changes::existing(std::string_view part) {
  const std::optional<std::size_t> slot = find(part);
  if (!slot || slots[*slot].state == Slot::removed) {
    diag::Failure failure(messages::kMissingPart, {std::string(part)});
    failure.diagnostic().file = base.name;
    throw failure;
  }
  return slots[*slot];
}

void Edit::Changes::put(Slot& slot, std::string_view part, std::string bytes) const {
  const std::string type = (types ? *types : base.types).of(part);
  slot = {is_compressed(type) ? Slot::stored : Slot::deflated, std::move(bytes), {}};
}

ContentTypes& Edit::Changes::editable_types() {
  if (!types) types = base.types;
  return *types;
}

std::optional<std::size_t> Edit::Changes::relationships_entry(std::string_view part) const {
  const std::optional<std::size_t> entry = base.find(relationships_part(part));
  return entry && slots[*entry].state != Slot::removed ? entry : std::nullopt;
}

const Relationships* Edit::Changes::relationships(const std::string& key) const {
  for (const Source& source : changed_sources) {
    if (source.key == key) return &source.list;
  }
  const auto found = base.relationships.find(key);
  return found != base.relationships.end() && relationships_entry(key) ? &found->second : nullptr;
}

Relationships& Edit::Changes::editable_relationships(std::string_view part) {
  const std::string key = part_key(part);
  for (Source& source : changed_sources) {
    if (source.key == key) return source.list;
  }
  const Relationships* list = relationships(key);
  if (!list) editable_types().set(relationships_part(part), kRelationshipsType);
  changed_sources.push_back(
      {key, std::string(part), list ? *list : Relationships(kEmptyRelationships)});
  return changed_sources.back().list;
}

/// The keys of all parts that have relationships.
std::vector<std::string> Edit::Changes::sources() const {
  std::vector<std::string> keys;
  for (const auto& [key, list] : base.relationships) keys.push_back(key);
  for (const Source& source : changed_sources) {
    if (!base.relationships.contains(source.key)) keys.push_back(source.key);
  }
  return keys;
}

void Edit::Changes::unrelate_all_to(std::string_view part) {
  const std::string wanted = part_key(part);
  for (const std::string& source : sources()) {
    const Relationships* list = relationships(source);
    if (!list) continue;
    const auto leads_to_it = [&](const Relationship& entry) {
      return !entry.external && part_key(Package::resolve(source, entry.target)) == wanted;
    };
    if (std::any_of(list->entries().begin(), list->entries().end(), leads_to_it)) {
      editable_relationships(source).unrelate_if(leads_to_it);
    }
  }
}

std::size_t Edit::Changes::expected_size() const {
  std::size_t size = 4096;
  for (const ZipEntry& entry : base.entries)
    size += entry.data.get().size() + 2 * entry.name.size() + 76;
  for (const Slot& slot : slots) {
    const std::size_t own = slot.bytes.get().size();
    size += slot.state == Slot::stored ? own : own / 4;
    size += slot.compressed.data.get().size();
  }
  return size;
}

void Edit::Changes::each(const std::function<void(const Written&)>& take) const {
  std::unordered_map<std::size_t, std::string> lists;
  if (types) lists.emplace(*base.find(kContentTypesPart), types->text());
  std::vector<const Source*> new_sources;
  for (const Source& source : changed_sources) {
    if (const auto entry = relationships_entry(source.part)) {
      lists.emplace(*entry, source.list.text());
    } else {
      new_sources.push_back(&source);
    }
  }
  const auto take_slot = [&](std::string_view name, const Slot& slot, const ZipEntry* untouched) {
    if (slot.state == Slot::removed) return;
    if (slot.state == Slot::untouched) return take({name, untouched, {}});
    if (slot.state == Slot::streamed) return take({name, &slot.compressed, {}});
    take({name, nullptr, slot.bytes, slot.state == Slot::deflated});
  };
  for (std::size_t i = 0; i < base.entries.size(); ++i) {
    if (const auto list = lists.find(i); list != lists.end()) {
      take({base.entries[i].name, nullptr, list->second});
    } else {
      take_slot(base.entries[i].name, slots[i], &base.entries[i]);
    }
  }
  for (std::size_t i = 0; i < added.size(); ++i) {
    take_slot(added[i], slots[base.entries.size() + i], nullptr);
  }
  for (const Source* source : new_sources) {
    const std::string text = source->list.text();
    take({relationships_part(source->part), nullptr, text});
  }
}

}  // namespace chengwen::opc
