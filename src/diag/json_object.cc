#include "diag/json_object.h"

#include "text/utf8.h"

namespace chengwen::diag {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      return "hint";
  }
  return "";
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = text::decode(text, position);
    if (c == U'"' || c == U'\\') {
      out += '\\';
      text::append(out, c);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F) {
      out.append("\\u00").append(1, kHex[c >> 4]).append(1, kHex[c & 15]);
    } else {
      text::append(out, c);
    }
  }
  out += '"';
}

std::string& JsonObject::key(std::string_view name) {
  if (!empty_) out_ += ',';
  empty_ = false;
  append_json_string(out_, name);
  return out_ += ':';
}

}  // namespace chengwen::diag
