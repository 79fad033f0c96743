#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "opc/changes.h"
#include "opc/content_types.h"
#include "opc/deflate.h"
#include "opc/package.h"
#include "opc/part_name.h"

namespace chengwen::opc {
namespace {

/// What the types of relationships to the origin, the signatures and the certificates begin with.
constexpr std::string_view kSignature =
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/";

/// The same of macros and what belongs to them.
constexpr std::string_view kMacros =
    "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
constexpr std::string_view kMacroData =
    "http://schemas.microsoft.com/office/2006/relationships/wordVbaData";

}  // namespace

Edit::Edit(std::shared_ptr<const Package> base)
    : changes_(std::make_unique<Changes>(std::move(base))) {}
Edit::~Edit() = default;
Edit::Edit(Edit&&) noexcept = default;
Edit& Edit::operator=(Edit&&) noexcept = default;

void Edit::replace(std::string_view part, std::string bytes) {
  changes_->put(changes_->existing(part), part, std::move(bytes));
}

void Edit::replace(std::string_view part, PartStream stream, std::string_view rest) {
  changes_->existing(part) = {Changes::Slot::streamed, {}, std::move(stream).finish(rest)};
}

std::string Edit::bytes(std::string_view part) const {
  const Changes::Slot& slot = changes_->existing(part);
  if (slot.state == Changes::Slot::untouched) return changes_->package->bytes(part);
  return slot.state == Changes::Slot::streamed ? slot.compressed.bytes().value() : slot.bytes.get();
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
  changes_->put(changes_->slots[*slot], part, std::move(bytes));
}

void Edit::remove(std::string_view part) {
  const std::optional<std::size_t> slot = changes_->find(part);
  if (!slot) return;
  changes_->slots[*slot] = {Changes::Slot::removed, {}, {}};
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

void Edit::copy_relationships(std::string_view other, std::string_view part) {
  const auto found = changes_->base.relationships.find(part_key(other));
  if (found == changes_->base.relationships.end()) return;
  changes_->editable_relationships(part) = found->second;
}

void Edit::retarget(std::string_view part, std::string_view id, std::string_view target) {
  changes_->editable_relationships(part).retarget(id, target);
}

bool Edit::make(std::optional<DocumentKind> kind) {
  const std::string& main = changes_->base.main_part;
  const auto found = std::find(kMainTypes.begin(), kMainTypes.end(), changes_->base.types.of(main));
  if (found == kMainTypes.end()) return false;
  const auto own = static_cast<std::size_t>(found - kMainTypes.begin());
  const std::size_t wanted = kind ? static_cast<std::size_t>(*kind) : own % 2;
  if (wanted != own) changes_->editable_types().set(main, kMainTypes[wanted]);
  const bool takes_macros = wanted % 2 == 1;
  return !takes_macros && remove_related(main, {kMacros, kMacroData});
}

bool Edit::keep_one_properties() {
  bool first = true, more = false;
  std::string kept;
  for (const Relationship& entry : changes_->package->relationships("")) {
    if (entry.type != kCoreProperties) continue;
    const std::string part = Package::resolve("", entry.target);
    if (std::exchange(first, false)) {
      kept = part_key(part);
      continue;
    }
    more = true;
    unrelate("", entry.id);
    if (part_key(part) != kept && changes_->package->has(part)) remove(part);
  }
  return more;
}

bool Edit::changed() const {
  const auto& slots = changes_->slots;
  return changes_->types || !changes_->changed_sources.empty() ||
         std::any_of(slots.begin(), slots.end(), [](const Changes::Slot& slot) {
           return slot.state != Changes::Slot::untouched;
         });
}

bool Edit::remove_signatures() {
  return remove_related("", {kSignature});
}

bool Edit::remove_related(const std::string& from, std::initializer_list<std::string_view> types) {
  std::vector<std::string> parts;
  const auto follow = [&](const std::string& source) {
    for (const Relationship& entry : changes_->package->relationships(source)) {
      const bool wanted = std::any_of(types.begin(), types.end(), [&](std::string_view type) {
        return entry.type.starts_with(type);
      });
      if (wanted && !entry.external) parts.push_back(Package::resolve(source, entry.target));
    }
  };
  follow(from);
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
  ZipWriter zip(changes_->expected_size());
  changes_->each([&](const Changes::Written& part) {
    if (part.compressed != nullptr) {
      zip.copy(part.name, *part.compressed);
    } else if (part.shrinks) {
      zip.deflate(part.name, part.bytes.get(), options.compression_level);
    } else {
      zip.store(part.name, part.bytes.get());
    }
  });
  return std::move(zip).finish();
}

std::shared_ptr<const Package> Edit::package(std::string name) const {
  const std::shared_ptr<Package> package(new Package);
  Package::Contents& contents = *package->contents_;
  contents.name = std::move(name);
  contents.main_part = changes_->base.main_part;
  contents.strict = changes_->base.strict;
  contents.types = changes_->types ? *changes_->types : changes_->base.types;
  contents.entries.reserve(changes_->slots.size());
  contents.part_names.reserve(changes_->slots.size());
  changes_->each([&](const Changes::Written& part) {
    ZipEntry entry;
    if (part.compressed != nullptr) {
      entry = *part.compressed;
    } else {
      entry.crc = crc32(part.bytes.get());
      entry.size = part.bytes.get().size();
      entry.data = part.bytes;
    }
    entry.name = part.name;
    contents.by_key.emplace(part_key(part.name), contents.entries.size());
    contents.part_names.emplace_back(part.name);
    contents.entries.push_back(std::move(entry));
  });
  for (const std::string& source : changes_->sources()) {
    if (const Relationships* list = changes_->relationships(source)) {
      contents.relationships.emplace(source, *list);
    }
  }
  return package;
}

}  // namespace chengwen::opc
