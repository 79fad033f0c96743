#include "wml/svg.h"

#include <algorithm>
#include <map>

namespace chengwen::wml {
namespace {

using Entities = std::map<std::string_view, std::string_view>;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// `<!ENTITY ns_svg "http://www.w3.org/2000/svg">` …
Entities entities_in(std::string_view subset) {
  constexpr std::string_view kDeclaration = "<!ENTITY";
  Entities entities;
  for (std::size_t at = 0; (at = subset.find(kDeclaration, at)) != std::string_view::npos;) {
    const std::size_t name = skip_blanks(subset, at + kDeclaration.size());
    const std::size_t name_end = std::min(subset.find_first_of(" \t\r\n", name), subset.size());
    const std::size_t value = skip_blanks(subset, name_end);
    at = name_end;
    if (value == subset.size() || (subset[value] != '"' && subset[value] != '\'')) continue;
    const std::size_t end = subset.find(subset[value], value + 1);
    if (end == std::string_view::npos) break;
    entities[subset.substr(name, name_end - name)] = subset.substr(value + 1, end - value - 1);
    at = end;
  }
  return entities;
}

/// Each reference is replaced once; what the replacement refers to is left alone.
std::string written_out(std::string_view text, const Entities& entities) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t reference = std::min(text.find('&', at), text.size());
    out += text.substr(at, reference - at);
    if (reference == text.size()) break;
    const std::size_t end = std::min(text.find(';', reference), text.size() - 1);
    const auto entity = entities.find(text.substr(reference + 1, end - reference - 1));
    out += entity == entities.end() ? text.substr(reference, end + 1 - reference) : entity->second;
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string without_document_type(std::string_view svg) {
  const std::size_t begin = svg.find("<!DOCTYPE");
  if (begin == std::string_view::npos || begin > svg.find("<svg")) return std::string(svg);
  const std::size_t subset = svg.find_first_of("[>", begin);
  if (subset == std::string_view::npos) return std::string(svg);
  std::size_t end = subset;
  Entities entities;
  if (svg[subset] == '[') {
    const std::size_t subset_end = svg.find(']', subset);
    end = svg.find('>', subset_end);
    if (end == std::string_view::npos) return std::string(svg);
    entities = entities_in(svg.substr(subset, subset_end - subset));
  }
  return std::string(svg.substr(0, begin)) + written_out(svg.substr(end + 1), entities);
}

}  // namespace chengwen::wml
