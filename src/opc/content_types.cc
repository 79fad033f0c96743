#include "opc/content_types.h"

#include "opc/part_name.h"

namespace chengwen::opc {
namespace {

bool is_override(const ItemList::Item& item, const std::string& key) {
  return item.name() == "Override" && part_key(item.attribute("PartName")) == key;
}

}  // namespace

ContentTypes::ContentTypes(std::string_view text) : list_(text) {
  for (const ItemList::Item& item : list_.items()) {
    std::string type = item.attribute("ContentType");
    if (item.name() == "Override") {
      by_part_.emplace(part_key(item.attribute("PartName")), std::move(type));
    } else if (item.name() == "Default") {
      by_extension_.emplace(extension("." + item.attribute("Extension")), std::move(type));
    }
  }
}

std::string ContentTypes::of(std::string_view part) const {
  if (const auto found = by_part_.find(part_key(part)); found != by_part_.end())
    return found->second;
  const auto found = by_extension_.find(extension(part));
  return found == by_extension_.end() ? "" : found->second;
}

void ContentTypes::add_default(const std::string& extension, std::string_view type) {
  list_.append("Default", {{"Extension", extension}, {"ContentType", type}});
  by_extension_.emplace(extension, type);
}

void ContentTypes::set(std::string_view part, std::string_view type) {
  if (of(part) == type) return;
  const std::string key = part_key(part);
  if (const auto found = by_part_.find(key); found != by_part_.end()) {
    found->second = type;
    for (ItemList::Item& item : list_.items()) {
      if (is_override(item, key)) item.set_attribute("ContentType", type);
    }
    return;
  }
  const std::string part_extension = extension(part);
  const bool is_default = type.starts_with("image/") || part_extension == "rels";
  if (is_default && !part_extension.empty() && !by_extension_.contains(part_extension)) {
    add_default(part_extension, type);
    return;
  }
  const std::string name = "/" + std::string(part);
  list_.append("Override", {{"PartName", name}, {"ContentType", type}});
  by_part_.emplace(key, type);
}

void ContentTypes::remove(std::string_view part) {
  const std::string key = part_key(part);
  if (by_part_.erase(key) == 0) return;
  std::erase_if(list_.items(), [&](const ItemList::Item& item) { return is_override(item, key); });
}

}  // namespace chengwen::opc
