#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "diag/message.h"

namespace chengwen::diag {

/// What programs call it: "error", "warning", "hint".
std::string_view name_of(Severity severity);

/// Appends `text` as a JSON string (RFC 8259); only what must be escaped is, and bytes that are no
/// UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// A JSON object on its way into `out`, which must outlive it: opened by the constructor, closed by
/// the destructor, its members in the order of the calls.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  ~JsonObject() { out_ += '}'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  /// Begins a member; the caller appends its value to what is returned.
  std::string& key(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  void number(std::string_view name, std::uint64_t value) { key(name) += std::to_string(value); }
  void flag(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
  // These leave the member out when it is empty, or not above 0.
  void text_if_any(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number_if_any(std::string_view name, std::int64_t value) {
    if (value > 0) number(name, static_cast<std::uint64_t>(value));
  }
  /// An array of what `append(item)` appends to `out` for each of `items`.
  template <typename Items, typename Append>
  void array(std::string_view name, const Items& items, Append append) {
    key(name) += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      append(item);
    }
    out_ += ']';
  }

 private:
  std::string& out_;
  bool empty_ = true;
};

}  // namespace chengwen::diag
