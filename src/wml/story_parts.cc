#include "wml/story_parts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "xml/parse.h"

namespace chengwen::wml {
namespace {

using Kind = diag::Place::Story;

/// The last word of a relationship type and the story that it leads to; the order is the order of
/// filling. Transitional and strict documents differ only before the last word.
constexpr std::array<std::pair<std::string_view, Kind>, 5> kOfMainPart = {{
    {"header", Kind::header},
    {"footer", Kind::footer},
    {"footnotes", Kind::footnote},
    {"endnotes", Kind::endnote},
    {"comments", Kind::comment},
}};
constexpr std::array<std::pair<std::string_view, Kind>, 3> kOfAnyStory = {{
    {"chart", Kind::chart},
    {"diagramData", Kind::other},
    {"diagramDrawing", Kind::other},
}};
constexpr std::array<std::pair<std::string_view, Kind>, 3> kOfPackage = {{
    {"core-properties", Kind::properties},
    {"extended-properties", Kind::properties},
    {"custom-properties", Kind::properties},
}};

struct Prefix {
  std::string_view name, transitional, strict;
};
constexpr std::array<Prefix, 5> kPrefixes = {{
    {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {"a", "http://schemas.openxmlformats.org/drawingml/2006/main",
     "http://purl.oclc.org/ooxml/drawingml/main"},
    {"m", "http://schemas.openxmlformats.org/officeDocument/2006/math",
     "http://purl.oclc.org/ooxml/officeDocument/math"},
    {"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
     "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
}};

std::string_view last_word(std::string_view type) {
  return type.substr(type.rfind('/') + 1);
}

class Finder {
 public:
  explicit Finder(const opc::Package& package) : package_(package) {}

  std::vector<StoryPart> run() {
    add(package_.main_part(), Kind::body);
    for (const auto& [word, kind] : kOfMainPart) follow(package_.main_part(), word, kind);
    const std::size_t texts = parts_.size();
    for (const auto& [word, kind] : kOfAnyStory) {
      for (std::size_t i = 0; i < texts; ++i) follow(std::string(parts_[i].name), word, kind);
    }
    for (const auto& [word, kind] : kOfPackage) follow("", word, kind);
    number();
    return std::move(parts_);
  }

 private:
  void follow(const std::string& from, std::string_view word, Kind kind) {
    for (const opc::Relationship& relationship : package_.relationships(from)) {
      if (relationship.external || last_word(relationship.type) != word) continue;
      add(opc::Package::resolve(from, relationship.target), kind);
    }
  }

  void add(std::string name, Kind kind) {
    const auto same = [&](const StoryPart& part) { return part.name == name; };
    if (!package_.has(name) || std::any_of(parts_.begin(), parts_.end(), same)) return;
    parts_.push_back({std::move(name), kind, 0});
  }

  void number() {
    for (StoryPart& part : parts_) {
      const auto same = [&](const StoryPart& other) { return other.kind == part.kind; };
      if (part.kind == Kind::properties) continue;
      if (std::count_if(parts_.begin(), parts_.end(), same) < 2) continue;
      part.number = 1;
      for (const StoryPart& other : parts_) {
        if (&other == &part) break;
        if (same(other)) ++part.number;
      }
    }
  }

  const opc::Package& package_;
  std::vector<StoryPart> parts_;
};

using Renames = std::vector<std::pair<std::string, std::string>>;

std::string renamed(std::string_view name, const Renames& renames) {
  const std::size_t colon = name.find(':');
  const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  for (const auto& [from, to] : renames) {
    if (from == prefix) return to + ":" + std::string(local);
  }
  return std::string(name);
}

void rename_all(pugi::xml_node node, const Renames& renames) {
  node.set_name(renamed(node.name(), renames).c_str());
  for (pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') == std::string_view::npos || name.starts_with("xmlns")) continue;
    attribute.set_name(renamed(name, renames).c_str());
  }
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_element) rename_all(child, renames);
  }
}

}  // namespace

std::vector<StoryPart> story_parts(const opc::Package& package) {
  return Finder(package).run();
}

std::string related_part(const opc::Package& package, std::string_view word) {
  for (const opc::Relationship& relationship : package.relationships(package.main_part())) {
    if (relationship.external || last_word(relationship.type) != word) continue;
    std::string name = opc::Package::resolve(package.main_part(), relationship.target);
    if (package.has(name)) return name;
  }
  return "";
}

bool use_usual_prefixes(pugi::xml_document& document) {
  pugi::xml_node root = document.document_element();
  Renames renames;
  for (pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (!name.starts_with("xmlns")) continue;
    const std::string prefix(name.size() > 6 ? name.substr(6) : "");
    const std::string_view value = attribute.value();
    for (const Prefix& usual : kPrefixes) {
      const bool same = value == usual.transitional || value == usual.strict;
      const std::string declaration = "xmlns:" + std::string(usual.name);
      if (!same || prefix == usual.name || root.attribute(declaration.c_str())) continue;
      renames.emplace_back(prefix, usual.name);
      attribute.set_name(declaration.c_str());
    }
  }
  if (!renames.empty()) rename_all(root, renames);
  return !renames.empty();
}

bool parse_part(std::string_view bytes, pugi::xml_document& document, std::string_view name,
                diag::Report& report) {
  if (!xml::parse(bytes, document, name, report)) return false;
  use_usual_prefixes(document);
  return true;
}

}  // namespace chengwen::wml
