#include "wml/break.h"

#include <array>
#include <string>
#include <utility>

#include "jinja/environment.h"
#include "wml/content_fields.h"
#include "wml/messages.h"
#include "wml/section_setup.h"
#include "wml/story_writer.h"

namespace chengwen::wml {
namespace {

/// Words for w:br (17.3.3.1) and for w:type of sections (17.6.22).
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBreaks = {
    {{"page", " w:type=\"page\""}, {"column", " w:type=\"column\""}, {"line", ""}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSections = {
    {{"section", "nextPage"},
     {"continuous", "continuous"},
     {"odd", "oddPage"},
     {"even", "evenPage"}}};

template <std::size_t N>
const std::string_view* find(
    const std::array<std::pair<std::string_view, std::string_view>, N>& words,
    std::string_view word) {
  for (const auto& [name, meaning] : words) {
    if (name == word) return &meaning;
  }
  return nullptr;
}

class Break : public Content {
 public:
  explicit Break(std::string_view type) : type_(type) {}
  std::string_view type_name() const override { return "$break"; }
  Level level() const override { return Level::run; }
  void print(std::string& out) const override { out += '\n'; }
  void write(StoryWriter& writer, const EmitSite&) const override {
    writer.xml("<w:r><w:br");
    writer.xml(type_);
    writer.xml("/></w:r>");
  }

 private:
  std::string_view type_;
};

class SectionBreak : public Content {
 public:
  explicit SectionBreak(SectionSetup setup) : setup_(std::move(setup)) {}
  std::string_view type_name() const override { return "$break"; }
  Level level() const override { return Level::block; }
  void print(std::string& out) const override { out += '\n'; }
  void write(StoryWriter& writer, const EmitSite& site) const override {
    if (!writer.takes_sections(site)) jinja::fail(messages::kSectionMisplaced);
    writer.split_section(setup_);
  }

 private:
  SectionSetup setup_;
};

class Section : public Content {
 public:
  explicit Section(SectionSetup setup) : setup_(std::move(setup)) {}
  std::string_view type_name() const override { return "$section"; }
  Level level() const override { return Level::none; }
  void print(std::string&) const override {}
  void write(StoryWriter& writer, const EmitSite& site) const override {
    if (!writer.takes_sections(site)) jinja::fail(messages::kSectionMisplaced);
    writer.set_section(setup_);
  }

 private:
  SectionSetup setup_;
};

}  // namespace

data::Value make_break(const data::Value& object) {
  const Fields fields("$break", object);
  const std::string word =
      fields.one_of("$break", {"page", "column", "line", "section", "continuous", "odd", "even"});
  SectionSetup setup = section_setup(fields);
  if (const std::string_view* type = find(kBreaks, word))
    return data::Value::object(new Break(*type));
  if (word.empty()) jinja::fail(messages::kContentMalformed, {"$break"});
  setup.type = *find(kSections, word);
  return data::Value::object(new SectionBreak(std::move(setup)));
}

data::Value make_section(const data::Value& object) {
  const Fields fields("$section", object);
  SectionSetup setup = section_setup(fields);
  if (!fields.text("$section").empty())
    setup.landscape = fields.one_of("$section", {"landscape", "portrait"}) == "landscape";
  return data::Value::object(new Section(std::move(setup)));
}

}  // namespace chengwen::wml
