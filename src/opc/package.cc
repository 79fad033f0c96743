#include "opc/package.h"

#include <utility>

#include "opc/contents.h"
#include "opc/messages.h"
#include "opc/package_reader.h"
#include "opc/part_name.h"

namespace chengwen::opc {
namespace {

[[noreturn]] void fail(const diag::Message& message, std::string_view part,
                       const std::string& file) {
  diag::Failure failure(message, {std::string(part)});
  failure.diagnostic().file = file;
  throw failure;
}

}  // namespace

std::optional<std::size_t> Package::Contents::find(std::string_view part) const {
  const auto found = by_key.find(part_key(part));
  if (found == by_key.end()) return std::nullopt;
  return found->second;
}

std::string Package::Contents::bytes(std::size_t entry) const {
  {
    const std::lock_guard guard(unpacked.lock);
    if (auto part = unpacked.parts.extract(entry)) return std::move(part.mapped());
  }
  std::optional<std::string> out = entries[entry].bytes();
  if (!out) fail(messages::kBadPart, entries[entry].name, name);
  return std::move(*out);
}

Package::Package() : contents_(std::make_unique<Contents>()) {}
Package::~Package() = default;

std::shared_ptr<const Package> Package::read(std::string_view bytes, std::string name,
                                             diag::Report& report, const ReadLimits& limits) {
  const std::shared_ptr<Package> package(new Package);
  package->contents_->name = std::move(name);
  if (!PackageReader(*package->contents_, report).read(bytes, limits)) return nullptr;
  return package;
}

const std::string& Package::name() const {
  return contents_->name;
}
const std::vector<std::string>& Package::part_names() const {
  return contents_->part_names;
}
bool Package::has(std::string_view part) const {
  return contents_->find(part).has_value();
}
const std::string& Package::main_part() const {
  return contents_->main_part;
}
bool Package::shares(std::string_view part, const Package& other) const {
  const auto own = contents_->find(part), theirs = other.contents_->find(part);
  if (!own || !theirs) return false;
  const ZipEntry& a = contents_->entries[*own];
  const ZipEntry& b = other.contents_->entries[*theirs];
  return a.method == b.method && a.data == b.data;
}
std::uint64_t Package::xml_size() const {
  std::uint64_t size = 0;
  for (const ZipEntry& entry : contents_->entries)
    if (entry.name.ends_with(".xml")) size += entry.size;
  return size;
}
std::string Package::content_type(std::string_view part) const {
  return contents_->types.of(part);
}

std::string Package::bytes(std::string_view part) const {
  const std::optional<std::size_t> entry = contents_->find(part);
  if (!entry) fail(messages::kMissingPart, part, contents_->name);
  return contents_->bytes(*entry);
}

SharedBytes Package::shared_bytes(std::string_view part) const {
  const std::optional<std::size_t> at = contents_->find(part);
  if (at) {
    const ZipEntry& entry = contents_->entries[*at];
    if (entry.method == kStored && entry.holds(entry.data.get())) return entry.data;
  }
  return bytes(part);
}

const std::vector<Relationship>& Package::relationships(std::string_view part) const {
  static const std::vector<Relationship> kNone;
  const auto found = contents_->relationships.find(part_key(part));
  return found == contents_->relationships.end() ? kNone : found->second.entries();
}

}  // namespace chengwen::opc
