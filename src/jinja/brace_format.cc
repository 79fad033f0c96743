#include <algorithm>
#include <optional>

#include "jinja/arguments.h"
#include "jinja/format.h"
#include "jinja/library_messages.h"
#include "jinja/objects.h"

namespace chengwen::jinja {

using data::Value;

namespace {

/// `{name!conversion:specification}`.
struct Field {
  std::string_view name;
  char conversion = 0;
  std::string_view specification;
};

class Formatter {
 public:
  Formatter(std::string_view format, const std::vector<Value>& positional, const Named& named)
      : format_(format), positional_(positional), named_(named) {}

  std::string run() { return expand(format_, 2); }

 private:
  [[noreturn]] void refuse() const { fail(messages::kFormatSyntax, {std::string(format_)}); }
  [[noreturn]] void refuse_name(std::string_view name) const {
    fail(messages::kFormatNoKey, {std::string(format_), std::string(name)});
  }

  /// `text` with its fields filled; a specification may hold fields, but theirs may not.
  std::string expand(std::string_view text, int depth) {
    if (depth == 0) refuse();
    std::string out;
    for (std::size_t position = 0; position < text.size();) {
      const std::size_t brace = std::min(text.find_first_of("{}", position), text.size());
      out += text.substr(position, brace - position);
      position = brace + 1;
      if (brace == text.size()) break;
      if (position < text.size() && text[position] == text[brace]) {
        out += text[position++];
        continue;
      }
      if (text[brace] == '}') refuse();
      const Field field = read_field(text, position);
      out += filled(field, depth);
      check_text(out.size());
    }
    return out;
  }

  Field read_field(std::string_view text, std::size_t& position) const {
    Field field;
    const std::size_t begin = position;
    while (position < text.size() &&
           std::string_view("}:!").find(text[position]) == std::string_view::npos) {
      if (text[position] == '{') refuse();
      if (text[position] == '[') position = std::min(text.find(']', position), text.size());
      if (position < text.size()) ++position;
    }
    if (position >= text.size()) refuse();
    field.name = text.substr(begin, position - begin);
    if (text[position] == '!') {
      if (position + 2 >= text.size()) refuse();
      field.conversion = text[position + 1];
      position += 2;
      if (text[position] != '}' && text[position] != ':') refuse();
    }
    if (text[position++] == '}') return field;
    field.specification = text.substr(position, end_of_field(text, position) - position);
    position += field.specification.size() + 1;
    return field;
  }

  /// The `}` that closes the field whose specification begins at `position`.
  std::size_t end_of_field(std::string_view text, std::size_t position) const {
    for (int open = 1; position < text.size(); ++position) {
      if (text[position] == '{') ++open;
      if (text[position] == '}' && --open == 0) return position;
    }
    refuse();
  }

  std::string filled(const Field& field, int depth) {
    Value value = lookup(field.name);
    const bool nested = field.specification.find_first_of("{}") != std::string_view::npos;
    const std::string specification =
        nested ? expand(field.specification, depth - 1) : std::string(field.specification);
    if (field.conversion == 's') {
      value = Value::string(value.to_string());
    } else if (field.conversion == 'r') {
      std::string quoted;
      value.print_quoted(quoted);
      value = Value::string(quoted);
    } else if (field.conversion != 0) {
      refuse();
    }
    return apply_format_spec(value, specification);
  }

  /// `name`, `0` or nothing (the next one), then any of `[key]`.
  Value lookup(std::string_view name) {
    const std::size_t end = std::min(name.find_first_of(".["), name.size());
    Value value = argument(name.substr(0, end));
    std::string_view rest = name.substr(end);
    while (!rest.empty()) {
      const std::size_t close = rest.find(']');
      if (rest[0] != '[' || close == std::string_view::npos || close == 1) refuse();
      value = item(value, rest.substr(1, close - 1));
      rest.remove_prefix(close + 1);
    }
    return value;
  }

  static std::optional<std::size_t> index(std::string_view name) {
    if (name.empty() || name.size() > 9) return std::nullopt;
    std::size_t number = 0;
    for (const char c : name) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }

  Value argument(std::string_view name) {
    auto position = index(name);
    if (name.empty() || position) {
      // Numbered and unnumbered fields do not go together.
      if (numbered_.value_or(!name.empty()) != !name.empty()) refuse();
      numbered_ = !name.empty();
      if (!position) position = next_++;
      if (*position >= positional_.size()) refuse_name(std::to_string(*position));
      return positional_[*position];
    }
    for (const auto& [key, value] : named_)
      if (key == name) return value;
    refuse_name(name);
  }

  Value item(const Value& value, std::string_view key) const {
    const auto position = index(key);
    if (value.is_undefined()) fail_undefined(value);
    if (value.is_map()) {
      const Value wanted =
          position ? Value::integer(static_cast<std::int64_t>(*position)) : Value::string(key);
      if (const Value* found = value.as_map().find(wanted)) return *found;
    } else if (position && (value.is_list() || value.is_tuple())) {
      if (*position < value.items().size()) return value.items()[*position];
    } else if (position && value.is_string() && *position < value.string_length()) {
      return Value::string(value.string_slice(*position, *position + 1));
    }
    refuse_name(key);
  }

  std::string_view format_;
  const std::vector<Value>& positional_;
  const Named& named_;
  std::optional<bool> numbered_;
  std::size_t next_ = 0;
};

}  // namespace

std::string brace_format(std::string_view format, const std::vector<Value>& positional,
                         const Named& named) {
  return Formatter(format, positional, named).run();
}

}  // namespace chengwen::jinja
