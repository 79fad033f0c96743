#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "opc/contents.h"
#include "opc/messages.h"
#include "opc/package.h"
#include "opc/part_name.h"
#include "opc/zip_writer.h"

namespace chengwen::opc {
namespace {

/// What the types of relationships to the origin, the signatures and the certificates begin with.
constexpr std::string_view kSignature =
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/";

/// Template → document.
constexpr std::pair<std::string_view, std::string_view> kDocumentTypes[] = {
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
    {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
     "application/vnd.ms-word.document.macroEnabled.main+xml"},
};

/// What deflate cannot make smaller.
bool is_compressed(std::string_view content_type) {
  return content_type == "image/png" || content_type == "image/jpeg" || content_type == "image/gif";
}

}  // namespace

struct Edit::Changes {
  struct Slot {
    enum State { untouched, replaced, removed } state = untouched;
    bool stored = false;  ///< not deflated
    std::string bytes;
  };
  struct Source {
    std::string key, part;
    Relationships list;
  };

  explicit Changes(std::shared_ptr<const Package> from)
      : package(std::move(from)), base(package->contents()), slots(base.entries.size()) {}

  std::optional<std::size_t> find(std::string_view part) const;
  void put(std::size_t slot, std::string_view part, std::string bytes);
  ContentTypes& editable_types();
  Relationships& editable_relationships(std::string_view part);
  const Relationships* relationships(const std::string& key) const;
  /// The entry of the package that holds the relationships of `part`, unless it was removed.
  std::optional<std::size_t> relationships_entry(std::string_view part) const;
  std::vector<std::string> sources() const;
  void unrelate_all_to(std::string_view part);
  std::size_t expected_size() const;

  std::shared_ptr<const Package> package;
  const Package::Contents& base;
  std::vector<Slot> slots;         ///< of the package's entries, then of the added parts
  std::vector<std::string> added;  ///< their names
  std::unordered_map<std::string, std::size_t> added_slots;  ///< by part_key()
  std::optional<ContentTypes> types;                         ///< once changed
  std::vector<Source> changed_sources;                       ///< relationships, once changed
};

std::optional<std::size_t> Edit::Changes::find(std::string_view part) const {
  if (const std::optional<std::size_t> entry = base.find(part)) return entry;
  const auto found = added_slots.find(part_key(part));
  if (found == added_slots.end()) return std::nullopt;
  return found->second;
}

void Edit::Changes::put(std::size_t slot, std::string_view part, std::string bytes) {
  slots[slot] = {Slot::replaced, is_compressed((types ? *types : base.types).of(part)),
                 std::move(bytes)};
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
  for (const ZipEntry& entry : base.entries) size += entry.data.size() + 2 * entry.name.size() + 76;
  for (const Slot& slot : slots) size += slot.stored ? slot.bytes.size() : slot.bytes.size() / 4;
  return size;
}

Edit::Edit(std::shared_ptr<const Package> base)
    : changes_(std::make_unique<Changes>(std::move(base))) {}
Edit::~Edit() = default;
Edit::Edit(Edit&&) noexcept = default;
Edit& Edit::operator=(Edit&&) noexcept = default;

void Edit::replace(std::string_view part, std::string bytes) {
  const std::optional<std::size_t> slot = changes_->find(part);
  if (!slot || changes_->slots[*slot].state == Changes::Slot::removed) {
    throw diag::Failure(messages::kMissingPart, {std::string(part)});
  }
  changes_->put(*slot, part, std::move(bytes));
}

void Edit::add(std::string_view part, std::string_view content_type, std::string bytes) {
  changes_->editable_types().set(part, content_type);
  std::optional<std::size_t> slot = changes_->find(part);
  if (!slot) {
    slot = changes_->slots.size();
    changes_->slots.emplace_back();
    changes_->added.emplace_back(part);
    changes_->added_slots.emplace(part_key(part), *slot);
  }
  changes_->put(*slot, part, std::move(bytes));
}

void Edit::remove(std::string_view part) {
  const std::optional<std::size_t> slot = changes_->find(part);
  if (!slot) return;
  changes_->slots[*slot] = {Changes::Slot::removed, false, {}};
  std::erase_if(changes_->changed_sources,
                [&](const auto& source) { return source.key == part_key(part); });
  if (const auto own = changes_->relationships_entry(part))
    changes_->slots[*own].state = Changes::Slot::removed;
  changes_->editable_types().remove(part);
  changes_->unrelate_all_to(part);
}

std::string Edit::relate(std::string_view part, std::string_view type, std::string_view target,
                         bool external) {
  return changes_->editable_relationships(part).relate(type, target, external,
                                                       changes_->base.strict);
}

void Edit::unrelate(std::string_view part, std::string_view id) {
  changes_->editable_relationships(part).unrelate(id);
}

void Edit::retarget(std::string_view part, std::string_view id, std::string_view target) {
  changes_->editable_relationships(part).retarget(id, target);
}

void Edit::make_document() {
  const std::string& main = changes_->base.main_part;
  for (const auto& [of_template, of_document] : kDocumentTypes) {
    if (changes_->base.types.of(main) == of_template)
      changes_->editable_types().set(main, of_document);
  }
}

bool Edit::remove_signatures() {
  std::vector<std::string> parts;
  const auto follow = [&](const std::string& source) {
    for (const Relationship& entry : changes_->package->relationships(source)) {
      if (entry.type.starts_with(kSignature))
        parts.push_back(Package::resolve(source, entry.target));
    }
  };
  follow("");
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = parts[i];
    if (!seen.insert(part_key(part)).second) continue;
    follow(part);
    remove(part);
  }
  return !parts.empty();
}

std::string Edit::write(const WriteOptions& options) const {
  const Changes& changes = *changes_;
  ZipWriter zip(changes.expected_size());
  const auto put = [&](std::string_view name, const Changes::Slot& slot) {
    if (slot.stored) {
      zip.store(name, slot.bytes);
    } else {
      zip.deflate(name, slot.bytes, options.compression_level);
    }
  };
  std::unordered_map<std::size_t, std::string> lists;
  if (changes.types) lists.emplace(*changes.base.find(kContentTypesPart), changes.types->text());
  std::vector<const Changes::Source*> new_sources;
  for (const Changes::Source& source : changes.changed_sources) {
    if (const auto entry = changes.relationships_entry(source.part)) {
      lists.emplace(*entry, source.list.text());
    } else {
      new_sources.push_back(&source);
    }
  }

  const std::vector<ZipEntry>& entries = changes.base.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (const auto list = lists.find(i); list != lists.end()) {
      zip.deflate(entries[i].name, list->second, options.compression_level);
    } else if (changes.slots[i].state == Changes::Slot::replaced) {
      put(entries[i].name, changes.slots[i]);
    } else if (changes.slots[i].state == Changes::Slot::untouched) {
      zip.copy(entries[i]);
    }
  }
  for (std::size_t i = 0; i < changes.added.size(); ++i) {
    const Changes::Slot& slot = changes.slots[entries.size() + i];
    if (slot.state == Changes::Slot::replaced) put(changes.added[i], slot);
  }
  for (const Changes::Source* source : new_sources) {
    zip.deflate(relationships_part(source->part), source->list.text(), options.compression_level);
  }
  return std::move(zip).finish();
}

}  // namespace chengwen::opc
