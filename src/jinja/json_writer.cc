#include "jinja/json_writer.h"

#include <algorithm>

#include "jinja/arguments.h"
#include "jinja/library_messages.h"
#include "jinja/operators.h"
#include "text/utf8.h"

namespace chengwen::jinja {

using data::Kind;
using data::Map;
using data::Value;

namespace {

class JsonWriter {
 public:
  JsonWriter(std::optional<std::string_view> indent, Host& host) : indent_(indent), host_(host) {}

  std::string write(const Value& value) && {
    append(value);
    return std::move(out_);
  }

 private:
  void append(const Value& value) {
    switch (value.kind()) {
      case Kind::undefined:
        fail_undefined(value);
      case Kind::none:
        out_ += "null";
        return;
      case Kind::boolean:
        out_ += value.as_boolean() ? "true" : "false";
        return;
      case Kind::integer:
      case Kind::decimal:
        value.print(out_);
        return;
      case Kind::string:
        return append_string(value.as_string());
      case Kind::list:
      case Kind::tuple:
        return append_list(value.items());
      case Kind::map:
        return append_map(value.as_map());
      default:
        fail(messages::kNoJson, {shown(value)});
    }
  }

  void append_list(const std::vector<Value>& items) {
    host_.charge(items.size());
    open('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
      begin_item(i == 0);
      append(items[i]);
    }
    close(!items.empty(), ']');
  }

  void append_map(const Map& map) {
    host_.charge(map.size());
    std::vector<const Map::Entry*> entries;
    for (const Map::Entry& entry : map.entries()) entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto* a, const auto* b) { return compare(a->key, b->key) < 0; });
    open('{');
    for (std::size_t i = 0; i < entries.size(); ++i) {
      begin_item(i == 0);
      append_key(entries[i]->key);
      out_ += ": ";
      append(entries[i]->value);
    }
    close(!entries.empty(), '}');
  }

  void append_key(const Value& key) {
    if (key.is_string()) return append_string(key.as_string());
    if (key.is_tuple()) fail(messages::kNoJson, {shown(key)});
    out_ += '"';
    append(key);
    out_ += '"';
  }

  void begin_item(bool first) {
    if (!first) out_ += indent_ ? "," : ", ";
    if (indent_) break_line();
  }

  void open(char bracket) {
    constexpr std::size_t kDeepest = 500;
    if (++depth_ > kDeepest) fail(messages::kTooDeep);
    out_ += bracket;
  }

  void close(bool had_items, char bracket) {
    --depth_;
    if (indent_ && had_items) break_line();
    out_ += bracket;
  }

  void break_line() {
    check_text(out_.size() + depth_ * indent_->size());
    out_ += '\n';
    for (std::size_t i = 0; i < depth_; ++i) out_ += *indent_;
  }

  void append_string(std::string_view text) {
    out_ += '"';
    for (std::size_t position = 0; position < text.size();)
      append_code_point(text::decode(text, position));
    out_ += '"';
  }

  void append_code_point(char32_t c) {
    static constexpr std::string_view kNamed = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (std::size_t i = 0; i < kNamed.size(); i += 2) {
      if (c != static_cast<char32_t>(kNamed[i])) continue;
      out_ += '\\';
      out_ += kNamed[i + 1];
      return;
    }
    const bool plain = c >= U' ' && c <= U'~' && c != U'<' && c != U'>' && c != U'&' && c != U'\'';
    if (plain) {
      out_ += static_cast<char>(c);
    } else if (c < 0x10000) {
      append_unit(static_cast<unsigned>(c));
    } else {
      const auto rest = static_cast<unsigned>(c) - 0x10000u;
      append_unit(0xD800u + (rest >> 10));
      append_unit(0xDC00u + (rest & 0x3FFu));
    }
  }

  void append_unit(unsigned unit) {
    out_ += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out_ += "0123456789abcdef"[unit >> shift & 0xFu];
  }

  std::optional<std::string_view> indent_;
  Host& host_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string to_json(const Value& value, std::optional<std::string_view> indent, Host& host) {
  return JsonWriter(indent, host).write(value);
}

}  // namespace chengwen::jinja
