#include "gongwen/sections.h"

#include <utility>

#include "gongwen/messages.h"
#include "gongwen/section_writer.h"
#include "jinja/inference.h"
#include "wml/content.h"
#include "wml/content_fields.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using Numbering = SectionOptions::Numbering;

class Sections : public wml::Content {
 public:
  Sections(Value tree, SectionOptions options)
      : tree_(std::move(tree)), options_(std::move(options)) {}
  std::string_view type_name() const override { return "sections"; }
  wml::Level level() const override { return wml::Level::block; }
  bool truth() const override { return tree_.truth(); }
  void print(std::string& out) const override { tree_.print(out); }
  void write(wml::StoryWriter& writer, const wml::EmitSite& site) const override {
    SectionWriter(options_, writer, site).write(tree_);
  }

 private:
  Value tree_;
  SectionOptions options_;
};

Numbering numbering_of(const Value& value) {
  const std::string word = value.to_string();
  if (word == "text") return Numbering::text;
  if (word == "native") return Numbering::native;
  wml::fail_at(value, messages::kSectionNumbering, {word});
}

Value make_sections(const Value& object) {
  const data::Map& fields = object.as_map();
  SectionOptions options;
  if (const Value* level = fields.find("level")) options.level = section_level(*level);
  if (const Value* items = fields.find("items")) options.items = section_level(*items);
  if (const Value* numbering = fields.find("numbering"))
    options.numbering = numbering_of(*numbering);
  if (const Value* tables = fields.find("tables")) options.tables = *tables;
  if (const Value* keep = fields.find("keep")) options.keep = keep->truth();
  if (const Value* words = fields.find("empty")) options.if_empty = words->to_string();
  return Value::object(new Sections(*fields.find("$sections"), std::move(options)));
}

/// Sections and paragraphs, or a single paragraph.
jinja::Shape takes_sections(jinja::Inference& call) {
  call.may_be_list(call.subject(), jinja::Want::content);
  wml::note_content_key(call);
  return jinja::wants_text(call);
}

}  // namespace

void install_sections(wml::Dialect& dialect) {
  dialect.add(
      {"$sections", "level numbering empty items tables keep", make_sections, takes_sections});
  dialect.environment.alias_filter("章节", "sections");
}

}  // namespace chengwen::gongwen
