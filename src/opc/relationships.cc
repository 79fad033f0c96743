#include "opc/relationships.h"

#include <algorithm>
#include <array>

namespace chengwen::opc {
namespace {

constexpr std::string_view kTransitional =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/// The last segments that differ by more than their base: Transitional, Strict.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {{
    {"extended-properties", "extendedProperties"},
    {"custom-properties", "customProperties"},
}};

bool is_relationship(const ItemList::Item& item) {
  return item.name() == "Relationship";
}

Relationship relationship_of(const ItemList::Item& item) {
  return {item.attribute("Id"), transitional_type(item.attribute("Type")), item.attribute("Target"),
          item.attribute("TargetMode") == "External"};
}

std::string index_key(std::string_view type, std::string_view target, bool external) {
  std::string key(external ? "e" : "i");
  return key.append(type).append(1, '\0').append(target);
}

/// N of "rIdN"; 0 of other ids, and of numbers longer than any that is given out here.
std::uint64_t number_of(std::string_view id) {
  if (id.size() < 4 || id.size() > 3 + 18) return 0;
  if ((id[0] | 0x20) != 'r' || (id[1] | 0x20) != 'i' || (id[2] | 0x20) != 'd') return 0;
  std::uint64_t number = 0;
  for (const char digit : id.substr(3)) {
    if (digit < '0' || digit > '9') return 0;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

}  // namespace

std::string transitional_type(std::string_view type) {
  if (!type.starts_with(kStrict)) return std::string(type);
  std::string_view name = type.substr(kStrict.size());
  for (const auto& [transitional, strict] : kRenamed) {
    if (name == strict) name = transitional;
  }
  return std::string(kTransitional).append(name);
}

std::string strict_type(std::string_view type) {
  if (!type.starts_with(kTransitional)) return std::string(type);
  std::string_view name = type.substr(kTransitional.size());
  for (const auto& [transitional, strict] : kRenamed) {
    if (name == transitional) name = strict;
  }
  return std::string(kStrict).append(name);
}

Relationships::Relationships(std::string_view text) : list_(text) {
  for (const ItemList::Item& item : list_.items()) {
    if (is_relationship(item)) entries_.push_back(relationship_of(item));
  }
}

bool Relationships::is_strict() const {
  return std::any_of(list_.items().begin(), list_.items().end(), [](const ItemList::Item& item) {
    return item.attribute("Type").starts_with(kStrict);
  });
}

Relationships::Index Relationships::indexed() const {
  Index index;
  for (const Relationship& entry : entries_) {
    index.ids.emplace(index_key(entry.type, entry.target, entry.external), entry.id);
    index.last_number = std::max(index.last_number, number_of(entry.id));
  }
  return index;
}

std::string Relationships::relate(std::string_view type, std::string_view target, bool external,
                                  bool strict) {
  if (!index_) index_ = indexed();
  std::string& id = index_->ids[index_key(transitional_type(type), target, external)];
  if (!id.empty()) return id;
  id = "rId" + std::to_string(++index_->last_number);
  const std::string written_type = strict ? strict_type(type) : std::string(type);
  std::vector<std::pair<std::string_view, std::string_view>> attributes = {
      {"Id", id}, {"Type", written_type}, {"Target", target}};
  if (external) attributes.emplace_back("TargetMode", "External");
  list_.append("Relationship", attributes);
  entries_.push_back({id, transitional_type(type), std::string(target), external});
  return id;
}

void Relationships::unrelate(std::string_view id) {
  unrelate_if([&](const Relationship& entry) { return entry.id == id; });
}

void Relationships::unrelate_if(const std::function<bool(const Relationship&)>& unwanted) {
  std::erase_if(list_.items(), [&](const ItemList::Item& item) {
    return is_relationship(item) && unwanted(relationship_of(item));
  });
  std::erase_if(entries_, unwanted);
  index_.reset();
}

void Relationships::retarget(std::string_view id, std::string_view target) {
  for (ItemList::Item& item : list_.items()) {
    if (is_relationship(item) && item.attribute("Id") == id) item.set_attribute("Target", target);
  }
  for (Relationship& entry : entries_) {
    if (entry.id == id) entry.target = target;
  }
  index_.reset();
}

}  // namespace chengwen::opc
