#include "xml/parse.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "text/encoding.h"
#include "text/utf8.h"
#include "xml/messages.h"

namespace chengwen::xml {
namespace {

using diag::Diagnostic;

Diagnostic malformed(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::size_t column = text::length(before.substr(line_begin)) + 1;
  return Diagnostic(messages::kMalformed, {std::to_string(line), std::to_string(column)});
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// With a declaration that says so, if there was one. Bytes that are no UTF-16 come back as they
/// are, and are refused as no UTF-8 either.
std::string utf8_of_utf16(std::string_view bytes) {
  std::optional<text::Decoded> decoded = text::decode_text(std::string(bytes));
  if (!decoded) return std::string(bytes);
  std::string& xml = decoded->text;
  const std::size_t end = xml.find("?>");
  if (xml.starts_with("<?xml") && end != xml.npos) {
    xml.replace(0, end, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"");
  }
  return std::move(xml);
}

/// Elements and attributes, counted generously by their `<` and `=`: what the tree may come to,
/// known before it is built.
std::size_t node_bound(std::string_view bytes) {
  std::size_t count = 0;
  // In pieces that a byte can count, so that the loop works on many bytes at once.
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 255))) {
    std::uint8_t found = 0;
    for (const char c : bytes.substr(0, 255))
      found = static_cast<std::uint8_t>(found + (c == '<' || c == '='));
    count += found;
  }
  return count;
}

/// Goes on while elements are nested no deeper than `limit`.
class DepthCheck : public pugi::xml_tree_walker {
 public:
  explicit DepthCheck(int limit) : limit_(limit) {}

 private:
  bool for_each(pugi::xml_node& node) override {
    return depth() < limit_ || node.type() != pugi::node_element;
  }

  int limit_;
};

/// A fragment may hold what a document may not, text and several roots: the offending node, or
/// none.
pugi::xml_node stray_at_top(const pugi::xml_document& document) {
  bool seen_root = false;
  for (const pugi::xml_node node : document.children()) {
    const bool blank =
        std::string_view(node.value()).find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (node.type() == pugi::node_pcdata && !blank) return node;
    if (node.type() == pugi::node_cdata || (node.type() == pugi::node_element && seen_root))
      return node;
    seen_root = seen_root || node.type() == pugi::node_element;
  }
  return {};
}

std::optional<Diagnostic> parse_utf8(std::string_view bytes, pugi::xml_document& document,
                                     const ParseLimits& limits) {
  if (!text::is_valid(bytes)) return Diagnostic(messages::kEncoding);
  if (bytes.size() > limits.nodes && node_bound(bytes) > limits.nodes) {
    return Diagnostic(messages::kTooManyNodes, {std::to_string(limits.nodes)});
  }
  const pugi::xml_parse_result result =
      document.load_buffer(bytes.data(), bytes.size(), kParseFlags, pugi::encoding_utf8);
  for (const pugi::xml_node node : document.children()) {
    if (node.type() == pugi::node_doctype) return Diagnostic(messages::kDoctype);
  }
  if (result.status == pugi::status_bad_doctype) return Diagnostic(messages::kDoctype);
  if (!result) return malformed(bytes, static_cast<std::size_t>(result.offset));
  if (const pugi::xml_node stray = stray_at_top(document)) {
    return malformed(bytes, static_cast<std::size_t>(stray.offset_debug()));
  }
  if (!document.document_element()) return Diagnostic(messages::kNoRoot);
  DepthCheck depth(limits.depth);
  if (!document.traverse(depth))
    return Diagnostic(messages::kTooDeep, {std::to_string(limits.depth)});
  return std::nullopt;
}

}  // namespace

bool parse(std::string_view bytes, pugi::xml_document& document, std::string_view name,
           diag::Report& report, const ParseLimits& limits) {
  std::optional<Diagnostic> wrong = is_utf16(bytes)
                                        ? parse_utf8(utf8_of_utf16(bytes), document, limits)
                                        : parse_utf8(bytes, document, limits);
  if (!wrong) return true;
  document.reset();
  wrong->file = name;
  report.add(std::move(*wrong));
  return false;
}

std::optional<std::string> well_formed(std::string bytes, std::string_view name,
                                       diag::Report& report) {
  if (is_utf16(bytes)) bytes = utf8_of_utf16(bytes);
  pugi::xml_document document;
  if (!parse(bytes, document, name, report)) return std::nullopt;
  return bytes;
}

}  // namespace chengwen::xml
