#include "opc/package_reader.h"

#include <algorithm>
#include <utility>

#include "opc/messages.h"
#include "opc/part_name.h"
#include "opc/zip_reader.h"
#include "xml/parse.h"

namespace chengwen::opc {
namespace {

using diag::Diagnostic;

constexpr std::string_view kMainRelationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

/// Bytes that are kept decompressed besides those of the main part.
constexpr std::size_t kKept = 256 << 10;

/// What a main part is that is none of Word's, by a word in its content type.
Diagnostic not_word(const std::string& type) {
  if (type.find("spreadsheetml") != type.npos || type.find("ms-excel") != type.npos) {
    return Diagnostic(messages::kWorkbook);
  }
  if (type.find("presentationml") != type.npos || type.find("ms-powerpoint") != type.npos) {
    return Diagnostic(messages::kPresentation);
  }
  return Diagnostic(messages::kNotWord, {type});
}

}  // namespace

bool PackageReader::read(std::string_view bytes, const ReadLimits& limits) {
  const bool good = read_entries(bytes, limits) && check_parts() && read_content_types() &&
                    read_relationships() && find_main_part();
  if (good) keep_unpacked();
  return good;
}

bool PackageReader::fail(Diagnostic diagnostic) {
  diagnostic.file = contents_.name;
  report_.add(std::move(diagnostic));
  return false;
}

void PackageReader::warn(const diag::Message& message, std::vector<std::string> words) {
  Diagnostic diagnostic(message, std::move(words));
  diagnostic.file = contents_.name;
  report_.add(std::move(diagnostic));
}

bool PackageReader::read_entries(std::string_view bytes, const ReadLimits& limits) {
  ZipContents zip = read_zip(bytes, limits);
  if (zip.error) return fail(std::move(*zip.error));
  return take_parts(std::move(zip.entries));
}

bool PackageReader::take_parts(std::vector<ZipEntry> entries) {
  for (ZipEntry& entry : entries) {
    if (entry.name.ends_with('/') || (entry.name.ends_with('\\') && entry.size == 0)) continue;
    std::optional<std::string> name = part_name(entry.name);
    if (!name) {
      warn(messages::kBadName, {entry.name});
      continue;
    }
    if (*name != entry.name) warn(messages::kOddName, {entry.name, *name});
    if (!contents_.by_key.emplace(part_key(*name), contents_.entries.size()).second) {
      warn(messages::kRepeatedPart, {*name});
      continue;
    }
    entry.name = std::move(*name);
    contents_.part_names.push_back(entry.name);
    contents_.entries.push_back(std::move(entry));
  }
  return true;
}

bool PackageReader::check_parts() {
  bool good = true;
  for (std::size_t i = 0; i < contents_.entries.size(); ++i) {
    const ZipEntry& entry = contents_.entries[i];
    std::optional<std::string> bytes = entry.bytes();
    if (!bytes) {
      good = fail(Diagnostic(messages::kBadPart, {entry.name}));
    } else if (entry.name.ends_with(".xml") || entry.name.ends_with(".rels")) {
      unpacked_.emplace(i, std::move(*bytes));
    }
  }
  return good;
}

std::optional<std::string> PackageReader::xml_of(std::size_t entry) {
  const std::string file = contents_.name + "/" + contents_.entries[entry].name;
  auto unpacked = unpacked_.extract(entry);
  return xml::well_formed(unpacked ? std::move(unpacked.mapped()) : contents_.bytes(entry), file,
                          report_);
}

bool PackageReader::read_content_types() {
  const std::optional<std::size_t> part = contents_.find(kContentTypesPart);
  if (!part)
    return fail(Diagnostic(contents_.find("mimetype") ? messages::kOpenDocument
                                                      : messages::kNoContentTypes));
  const std::optional<std::string> text = xml_of(*part);
  if (text) contents_.types = ContentTypes(*text);
  return text.has_value();
}

bool PackageReader::read_relationships() {
  bool good = true;
  for (std::size_t i = 0; i < contents_.entries.size(); ++i) {
    const std::optional<std::string> source = relationships_source(contents_.entries[i].name);
    if (!source) continue;
    if (const std::optional<std::string> text = xml_of(i)) {
      contents_.relationships.emplace(part_key(*source), Relationships(*text));
    } else {
      good = false;
    }
  }
  return good;
}

bool PackageReader::find_main_part() {
  const auto package = contents_.relationships.find("");
  if (package == contents_.relationships.end()) return fail(Diagnostic(messages::kNoMainPart));
  const std::vector<Relationship>& entries = package->second.entries();
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Relationship& entry) {
    return entry.type == kMainRelationship && contents_.find(Package::resolve("", entry.target));
  });
  if (found == entries.end()) return fail(Diagnostic(messages::kNoMainPart));
  const std::size_t main = *contents_.find(Package::resolve("", found->target));
  contents_.main_part = contents_.part_names[main];
  contents_.strict = package->second.is_strict();
  const std::string type = contents_.types.of(contents_.main_part);
  const bool word = std::find(kMainTypes.begin(), kMainTypes.end(), type) != kMainTypes.end();
  return word || fail(not_word(type));
}

void PackageReader::keep_unpacked() {
  std::size_t kept = 0;
  std::erase_if(unpacked_, [&](const auto& part) {
    if (contents_.entries[part.first].name == contents_.main_part) return false;
    if (part.second.size() > kKept - kept) return true;
    kept += part.second.size();
    return false;
  });
  contents_.unpacked.parts = std::move(unpacked_);
}

}  // namespace chengwen::opc
