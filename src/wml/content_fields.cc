#include "wml/content_fields.h"

#include <algorithm>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "wml/messages.h"

namespace chengwen::wml {
namespace {

std::string joined(std::initializer_list<std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

diag::Diagnostic at(const data::Value& value, const diag::Message& message,
                    std::vector<std::string> words) {
  diag::Diagnostic diagnostic(message, std::move(words));
  add_place(diagnostic, value);
  return diagnostic;
}

}  // namespace

void add_place(diag::Diagnostic& diagnostic, const data::Value& value) {
  for (const diag::Note& note : diagnostic.notes) {
    if (note.message == &diag::messages::kValueFrom) return;
  }
  if (const diag::Span span = data::span_of(value); span.known())
    diagnostic.notes.push_back({&diag::messages::kValueFrom, {}, span});
}

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

void fail_at(const data::Value& value, const diag::Message& message,
             std::vector<std::string> words) {
  throw diag::Failure(at(value, message, std::move(words)));
}

void check_keys(std::string_view what, const data::Value& map, std::string_view known) {
  const std::vector<std::string_view> words = words_of(known);
  for (const data::Map::Entry& entry : map.as_map().entries()) {
    const std::string name = entry.key.to_string();
    if (std::find(words.begin(), words.end(), name) != words.end()) continue;
    diag::Diagnostic diagnostic = at(entry.value, messages::kContentKey, {std::string(what), name});
    diag::suggest(diagnostic, name, words);
    throw diag::Failure(std::move(diagnostic));
  }
}

std::string hex_colour(const data::Value& value) {
  if (!value.truth()) return "";
  std::string colour = value.to_string();
  if (colour.starts_with('#')) colour.erase(0, 1);
  if (colour == "auto") return "";
  const bool hex = colour.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
  if (colour.size() != 6 || !hex) fail_at(value, messages::kColour, {value.to_string()});
  return colour;
}

const data::Value* Fields::find(std::string_view key) const {
  const data::Value* found = map_.as_map().find(key);
  return found && !found->is_none() && !found->is_undefined() ? found : nullptr;
}

std::string Fields::text(std::string_view key) const {
  const data::Value* found = find(key);
  return found ? found->to_string() : "";
}

std::string Fields::one_of(std::string_view key,
                           std::initializer_list<std::string_view> words) const {
  const data::Value* found = find(key);
  if (!found) return "";
  const std::string word = found->to_string();
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    fail_at(*found, messages::kContentValue,
            {std::string(what_), std::string(key), word, joined(words)});
  }
  return word;
}

int Fields::integer(std::string_view key, int otherwise) const {
  const data::Value* found = find(key);
  if (!found) return otherwise;
  const auto number = found->is_number() ? found->as_small_integer() : std::nullopt;
  if (!number || *number < -1000 || *number > 1000) {
    fail_at(*found, messages::kContentValue,
            {std::string(what_), std::string(key), found->to_string(), "0 1 2 …"});
  }
  return static_cast<int>(*number);
}

bool Fields::flag(std::string_view key, bool otherwise) const {
  const data::Value* found = find(key);
  if (!found) return otherwise;
  if (!found->is_boolean()) {
    fail_at(*found, messages::kContentValue,
            {std::string(what_), std::string(key), found->to_string(), "true false"});
  }
  return found->as_boolean();
}

}  // namespace chengwen::wml
