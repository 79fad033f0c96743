#include "wml/replacements.h"

#include <array>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "data/json_reader.h"
#include "wml/messages.h"
#include "wml/story_parts.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

class Replacements {
 public:
  Replacements(Needs& needs, diag::Report& report)
      : needs_(needs), package_(needs.package()), report_(report) {}

  void pictures(const data::Map& files);
  void parts_like(std::string_view folder, const data::Map& files);
  void parts_named(const data::Map& files);

 private:
  using Names = std::set<std::string, std::less<>>;

  /// The relationships through which the pictures called one of `names` are shown.
  void pictures_of(const StoryPart& story, const data::Map& files, Names& found);
  void replace_picture(const StoryPart& story, std::string_view relationship,
                       const data::Value& file);
  void unmatched(const data::Value& name);

  Needs& needs_;
  const opc::Package& package_;
  diag::Report& report_;
};

void Replacements::unmatched(const data::Value& name) {
  report_.add(
      diag::Diagnostic(messages::kReplaceUnmatched, {name.to_string()}, data::span_of(name)));
}

void Replacements::pictures(const data::Map& files) {
  Names found;
  for (const StoryPart& story : story_parts(package_)) pictures_of(story, files, found);
  for (const auto& entry : files.entries()) {
    if (!found.contains(entry.key.to_string())) unmatched(entry.key);
  }
}

void Replacements::pictures_of(const StoryPart& story, const data::Map& files, Names& found) {
  const std::string bytes = package_.bytes(story.name);
  if (bytes.find("<pic:cNvPr") == std::string::npos) return;
  pugi::xml_document tree;
  if (!xml::parse(bytes, tree, story.name, report_)) return;
  for (const pugi::xpath_node& match : tree.select_nodes("//pic:pic")) {
    const pugi::xml_node picture = match.node();
    const pugi::xml_node own = picture.child("pic:nvPicPr").child("pic:cNvPr");
    pugi::xml_node frame = picture;
    while (frame && !frame.child("wp:docPr")) frame = frame.parent();
    const pugi::xml_node outer = frame.child("wp:docPr");
    for (const pugi::xml_attribute& attribute :
         {own.attribute("name"), own.attribute("title"), own.attribute("descr"),
          outer.attribute("descr"), outer.attribute("title")}) {
      const std::string name = xml::unescape(attribute.value());
      const data::Value* file = name.empty() ? nullptr : files.find(name);
      if (!file) continue;
      found.insert(name);
      replace_picture(
          story, picture.child("pic:blipFill").child("a:blip").attribute("r:embed").value(), *file);
      break;
    }
  }
}

void Replacements::replace_picture(const StoryPart& story, std::string_view relationship,
                                   const data::Value& file) {
  for (const opc::Relationship& entry : package_.relationships(story.name)) {
    if (entry.id != relationship || entry.external) continue;
    const std::string part = opc::Package::resolve(story.name, entry.target);
    needs_.edit().retarget(story.name, entry.id,
                           "/" + needs_.pictures().load(file.to_string()).part);
    return;
  }
}

void Replacements::parts_like(std::string_view folder, const data::Map& files) {
  for (const auto& entry : files.entries()) {
    const std::string old = file_bytes(needs_.resources().files, entry.key.to_string());
    bool found = false;
    for (const std::string& part : package_.part_names()) {
      if (!std::string_view(part).starts_with(folder) || package_.bytes(part) != old) continue;
      needs_.edit().replace(part, file_bytes(needs_.resources().files, entry.value.to_string()));
      found = true;
    }
    if (!found) unmatched(entry.key);
  }
}

void Replacements::parts_named(const data::Map& files) {
  for (const auto& entry : files.entries()) {
    const std::string part = entry.key.to_string();
    if (!package_.has(part)) {
      unmatched(entry.key);
      continue;
    }
    needs_.edit().replace(part, file_bytes(needs_.resources().files, entry.value.to_string()));
  }
}

}  // namespace

void replace_files(const data::Value& data, Needs& needs, diag::Report& report) {
  const data::Value* wishes = data.is_map() ? data.as_map().find("$replace") : nullptr;
  if (!wishes) return;
  Replacements replacements(needs, report);
  const auto wish = [&](std::string_view key) {
    const data::Value* files = wishes->is_map() ? wishes->as_map().find(key) : nullptr;
    return files && files->is_map() ? &files->as_map() : nullptr;
  };
  try {
    if (const data::Map* files = wish("pic")) replacements.pictures(*files);
    if (const data::Map* files = wish("media")) replacements.parts_like("word/media/", *files);
    if (const data::Map* files = wish("embedded"))
      replacements.parts_like("word/embeddings/", *files);
    if (const data::Map* files = wish("zipname")) replacements.parts_named(*files);
  } catch (diag::Failure& failure) {
    failure.diagnostic().span = data::span_of(*wishes);
    report.add(failure.diagnostic());
  }
}

}  // namespace chengwen::wml
