#include "wml/tagged_targets.h"

#include <cstddef>

namespace chengwen::wml {
namespace {

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
        digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool has_tag(std::string_view text) {
  return text.find("{{") != std::string_view::npos || text.find("{%") != std::string_view::npos;
}

/// The address with its tags decoded; what stands outside them keeps its encoding.
std::string with_tags(std::string_view target) {
  std::string out;
  while (!target.empty()) {
    std::size_t end = target.size();
    std::string decoded;
    for (const std::string_view opener : {"{{", "{%", "%7B%7B", "%7b%7b", "%7B%25", "%7b%25"}) {
      end = std::min(end, target.find(opener));
    }
    out += target.substr(0, end);
    target.remove_prefix(end);
    if (target.empty()) break;
    end = target.size();
    for (const std::string_view closer : {"}}", "%}", "%7D%7D", "%7d%7d", "%25%7D", "%25%7d"}) {
      const std::size_t found = target.find(closer);
      if (found != std::string_view::npos) end = std::min(end, found + closer.size());
    }
    out += percent_decoded(target.substr(0, end));
    target.remove_prefix(end);
  }
  return out;
}

}  // namespace

TaggedTargets tagged_targets(const opc::Package& package, std::string_view part) {
  TaggedTargets found;
  for (const opc::Relationship& relationship : package.relationships(part)) {
    if (!relationship.external || !has_tag(percent_decoded(relationship.target))) continue;
    found.text.emplace(relationship.id, with_tags(relationship.target));
    found.type.emplace(relationship.id, relationship.type);
  }
  return found;
}

}  // namespace chengwen::wml
