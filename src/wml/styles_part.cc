#include "wml/styles_part.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "text/utf8.h"
#include "wml/story_parts.h"

namespace chengwen::wml {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A w:latentStyles as Word writes it: attributes in quotation marks, nothing between the tags.
class LatentStyles {
 public:
  static constexpr std::string_view kBegin = "<w:latentStyles";

  /// `at` is where it begins in `xml`.
  LatentStyles(std::string_view xml, std::size_t at) : xml_(xml), at_(at) {}

  /// Its end; nothing when it is written otherwise.
  std::optional<std::size_t> end() {
    const std::size_t begin = at_;
    if (!skip(kBegin) || !attributes() || !skip(">")) return std::nullopt;
    while (skip("<w:lsdException")) {
      if (!attributes() || !skip("/>")) return std::nullopt;
    }
    if (!skip("</w:latentStyles>")) return std::nullopt;
    const std::string_view all = xml_.substr(begin, at_ - begin);
    return text::is_valid(all) && all.find('\0') == all.npos ? std::optional(at_) : std::nullopt;
  }

 private:
  bool attributes() {
    while (skip(" w:")) {
      while (at_ < xml_.size() && is_letter(xml_[at_])) ++at_;
      if (!skip("=\"")) return false;
      at_ = std::min(xml_.find('"', at_), xml_.size());
      if (!skip("\"")) return false;
    }
    return true;
  }

  bool skip(std::string_view literal) {
    const bool there = xml_.substr(at_).starts_with(literal);
    if (there) at_ += literal.size();
    return there;
  }

  std::string_view xml_;
  std::size_t at_;
};

}  // namespace

bool parse_styles(std::string_view bytes, pugi::xml_document& document, std::string_view name,
                  diag::Report& report) {
  const std::size_t begin = bytes.find(LatentStyles::kBegin);
  // In a comment it might be none.
  if (begin != bytes.npos && bytes.substr(0, begin).find("<!") == bytes.npos) {
    if (const auto end = LatentStyles(bytes, begin).end()) {
      diag::Report told_below;
      std::string rest(bytes.substr(0, begin));
      rest.append(bytes.substr(*end));
      if (parse_part(rest, document, name, told_below)) return true;
    }
  }
  return parse_part(bytes, document, name, report);
}

}  // namespace chengwen::wml
