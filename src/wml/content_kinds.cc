#include "wml/content_kinds.h"

#include <algorithm>
#include <string>
#include <vector>

#include "diag/suggest.h"
#include "jinja/inference.h"
#include "wml/break.h"
#include "wml/content_fields.h"
#include "wml/image.h"
#include "wml/markdown.h"
#include "wml/messages.h"
#include "wml/note.h"
#include "wml/numbered.h"
#include "wml/rich_text.h"
#include "wml/section_setup.h"
#include "wml/subdocument.h"
#include "wml/table_content.h"

namespace chengwen::wml {
namespace {

constexpr ContentKind kStandard[] = {
    {"$richtext", kTextFormatKeys, make_rich_text, takes_contents},
    {"$link",
     "text bold italic underline strike color highlight size font style superscript subscript",
     make_link, takes_content},
    {"$listing", "", make_listing, takes_content},
    {"$richtextparagraph", "", make_rich_paragraphs, takes_contents},
    {"$image", "width height alt fit title link fallback", make_image, takes_content},
    {"$subdoc", "keep_sections fill", make_subdocument, takes_content},
    {"$numbered", "levels style start", make_numbered, takes_contents},
    {"$markdown", "shift table_style", make_markdown, takes_content},
    {"$footnote", "", make_footnote, takes_content},
    {"$endnote", "", make_endnote, takes_content},
    {"$break", kSectionKeys, make_break, takes_content},
    {"$section", kSectionKeys, make_section, takes_content},
    {"$table", "columns width style total nil empty repeat_header cant_split", make_table,
     takes_table},
};

/// What a filter makes of null.
class Nothing : public Content {
 public:
  std::string_view type_name() const override { return "nothing"; }
  Level level() const override { return Level::none; }
  bool truth() const override { return false; }
  void write(StoryWriter&, const EmitSite&) const override {}
  void print(std::string&) const override {}
};

/// The filter of every kind: it makes the object that the data would hold.
data::Value tagged(jinja::Call& call) {
  const data::Value& subject = call.subject();
  if (subject.is_undefined()) return subject;
  if (subject.is_none()) return data::Value::object(new Nothing());
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

[[noreturn]] void fail_unknown(std::string_view key,
                               const std::map<std::string_view, ContentKind>& kinds) {
  diag::Diagnostic diagnostic(messages::kContentKind, {std::string(key)});
  std::vector<std::string_view> known;
  for (const auto& [name, ignored] : kinds) known.push_back(name);
  diag::suggest(diagnostic, key, known);
  throw diag::Failure(std::move(diagnostic));
}

}  // namespace

jinja::Shape takes_contents(jinja::Inference& call) {
  call.may_be_list(call.subject(), jinja::Want::content);
  return takes_content(call);
}

jinja::Shape takes_content(jinja::Inference& call) {
  call.want(call.subject(), jinja::Want::content);
  note_content_key(call);
  return call.unknown();
}

void note_content_key(const jinja::Inference& call) {
  for (const jinja::Shape::Alternative& alternative : call.subject().alternatives())
    if (alternative.field != nullptr)
      jinja::DataTree::type(*alternative.field)
          .content_keys.insert("$" + std::string(call.native().name));
}

std::span<const ContentKind> standard_content_kinds() {
  return kStandard;
}

jinja::Native content_filter(const ContentKind& kind) {
  return {kind.key.substr(1), kind.parameters, 0, tagged, kind.infer};
}

void ContentKinds::add(const ContentKind& kind) {
  kinds_.insert_or_assign(kind.key, kind);
}

data::Value ContentKinds::content_of(const data::Value& object) const {
  for (const data::Map::Entry& entry : object.as_map().entries()) {
    if (!entry.key.is_string() || !entry.key.as_string().starts_with('$')) continue;
    const std::string_view key = entry.key.as_string();
    const auto kind = kinds_.find(key);
    if (kind == kinds_.end()) fail_unknown(key, kinds_);
    check_keys(key, object, std::string(key) + " " + std::string(kind->second.parameters));
    return kind->second.make(object);
  }
  return {};
}

}  // namespace chengwen::wml
