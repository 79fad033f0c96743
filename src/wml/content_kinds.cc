#include "wml/content_kinds.h"

#include <algorithm>
#include <string>
#include <vector>

#include "diag/messages.h"

#include "diag/suggest.h"
#include "wml/image.h"
#include "wml/messages.h"
#include "wml/rich_text.h"
#include "wml/subdocument.h"

namespace chengwen::wml {
namespace {

constexpr ContentKind kStandard[] = {
    {"$richtext", "", make_rich_text},
    {"$listing", "", make_listing},
    {"$richtextparagraph", "", make_rich_paragraphs},
    {"$image", "width height alt", make_image},
    {"$subdoc", "", make_subdocument},
};

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

/// The filter of every kind: it makes the object that the data would hold.
data::Value tagged(jinja::Call& call) {
  const data::Value& subject = call.subject();
  if (subject.is_undefined() || subject.is_none()) return subject;
  const std::string key = "$" + std::string(call.native().name);
  data::Value object = data::Value::map().with_origin(subject.origin());
  data::Map& fields = object.mutable_map();
  if (subject.is_map() && subject.as_map().find(key)) {
    for (const auto& [name, value] : subject.as_map().entries()) fields.set(name, value);
  } else {
    fields.set(data::Value::string(key), subject);
  }
  const std::vector<std::string_view> parameters = words_of(call.native().parameters);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (call.given(i)) fields.set(data::Value::string(parameters[i]), call[i]);
  }
  return object;
}

[[noreturn]] void fail_name(const diag::Message& message, std::vector<std::string> words,
                            std::string_view name, const std::vector<std::string_view>& known) {
  diag::Diagnostic diagnostic(message, std::move(words));
  if (const auto near = diag::nearest(name, known))
    diagnostic.notes.push_back({&diag::messages::kDidYouMean, {*near}, {}});
  throw diag::Failure(std::move(diagnostic));
}

void check_keys(const ContentKind& kind, const data::Map& fields) {
  const std::vector<std::string_view> known = words_of(kind.parameters);
  for (const data::Map::Entry& entry : fields.entries()) {
    const std::string name = entry.key.to_string();
    if (name == kind.key || std::find(known.begin(), known.end(), name) != known.end()) continue;
    fail_name(messages::kContentKey, {std::string(kind.key), name}, name, known);
  }
}

}  // namespace

std::span<const ContentKind> standard_content_kinds() {
  return kStandard;
}

jinja::Native content_filter(const ContentKind& kind) {
  return {kind.key.substr(1), kind.parameters, 0, tagged};
}

void ContentKinds::add(const ContentKind& kind) {
  kinds_.insert_or_assign(kind.key, kind);
}

data::Value ContentKinds::content_of(const data::Value& object) const {
  for (const data::Map::Entry& entry : object.as_map().entries()) {
    if (!entry.key.is_string() || !entry.key.as_string().starts_with('$')) continue;
    const std::string_view key = entry.key.as_string();
    const auto kind = kinds_.find(key);
    if (kind == kinds_.end()) {
      std::vector<std::string_view> known;
      for (const auto& [name, ignored] : kinds_) known.push_back(name);
      fail_name(messages::kContentKind, {std::string(key)}, key, known);
    }
    check_keys(kind->second, object.as_map());
    return kind->second.make(object);
  }
  return {};
}

}  // namespace chengwen::wml
