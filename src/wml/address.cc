#include "wml/address.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "wml/content_fields.h"
#include "wml/messages.h"
#include "wml/needs.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Schemes whose addresses name a host.
constexpr std::array<std::string_view, 4> kWithHost = {"http://", "https://", "ftp://", "ftps://"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != 0 && at != std::string_view::npos &&
         text.find_first_of(":/ ") == std::string_view::npos &&
         text.find('.', at + 2) != std::string_view::npos &&
         text.find('@', at + 1) == std::string_view::npos;
}

/// "C:\…" and "\\server\…" as file: URIs.
std::string with_scheme(std::string_view text) {
  const bool drive = text.size() > 2 && is_letter(text[0]) && text[1] == ':' && text[2] == '\\';
  const bool share = text.starts_with("\\\\");
  if (drive || share) {
    std::string path(text);
    std::replace(path.begin(), path.end(), '\\', '/');
    return (drive ? "file:///" : "file:") + path;
  }
  if (text.starts_with("www.")) return "http://" + std::string(text);
  return (is_mail(text) ? "mailto:" : "") + std::string(text);
}

/// A URI of one of these schemes without a host makes Word call the whole document damaged.
bool has_host(std::string_view target) {
  for (const std::string_view scheme : kWithHost) {
    if (!target.starts_with(scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
    return !host.empty() && host.front() != ':' && host.find('%') == std::string_view::npos;
  }
  return true;
}

}  // namespace

std::string uri(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7F ||
        std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

Address read_address(const data::Value& value) {
  const std::string written = value.to_string();
  const std::string_view text = text::trim(written);
  Address address;
  if (text.starts_with('#')) {
    address.bookmark = text.substr(1);
  } else {
    address.target = uri(with_scheme(text));
  }
  if (address.empty() || !has_host(address.target)) fail_at(value, messages::kAddress, {written});
  return address;
}

std::string hyperlink_start(const Address& address, std::string_view part, Needs& needs) {
  if (address.bookmark.empty()) {
    return "<w:hyperlink xmlns:r=\"" + std::string(kRelationships) + "\" r:id=\"" +
           link_relationship(address, part, needs) + "\" w:tgtFrame=\"_blank\">";
  }
  std::string start = "<w:hyperlink w:anchor=\"";
  xml::escape_attribute(address.bookmark, start);
  return start + "\">";
}

std::string link_relationship(const Address& address, std::string_view part, Needs& needs) {
  return needs.relationship(part, std::string(kRelationships) + "/hyperlink",
                            address.bookmark.empty() ? address.target : uri("#" + address.bookmark),
                            true);
}

}  // namespace chengwen::wml
