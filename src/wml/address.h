#pragma once

#include <string>
#include <string_view>

#include "data/value.h"

namespace chengwen::wml {

class Needs;

/// Blanks and what a URI may not hold, percent-encoded; what is encoded already stays.
std::string uri(std::string_view text);

/// Where a link leads.
struct Address {
  std::string target;    ///< a URI, percent-encoded: "https://a.cn", "mailto:a@b.cn", "附件.docx"
  std::string bookmark;  ///< in this document; then there is no target

  bool empty() const { return target.empty() && bookmark.empty(); }
};

/// "https://a.cn", "www.a.cn", "mailto:a@b.cn", "a@b.cn", "C:\附件\a.docx", "附件.docx" and
/// "#bookmark". Fails with wml.address for what Word would refuse to open.
Address read_address(const data::Value& value);

/// The start tag of a w:hyperlink (17.16.22) in story part `part`.
std::string hyperlink_start(const Address& address, std::string_view part, Needs& needs);
/// The id of a relationship that leads there, for links in DrawingML.
std::string link_relationship(const Address& address, std::string_view part, Needs& needs);

}  // namespace chengwen::wml
