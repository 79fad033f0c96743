#include "wml/replacements.h"

#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/json_reader.h"
#include "diag/messages.h"
#include "diag/suggest.h"
#include "wml/content_fields.h"
#include "wml/image.h"
#include "wml/image_format.h"
#include "wml/messages.h"
#include "wml/picture_places.h"
#include "wml/story_parts.h"
#include "wml/tree.h"
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

  void pictures_of(const StoryPart& story, const data::Map& files, Names& found);
  /// The file for a picture that is called like one of `files`; null when none is for it.
  const data::Value* file_for(const FramedPicture& picture, const data::Map& files, Names& found);
  void replace_picture(const StoryPart& story, const FramedPicture& picture,
                       const data::Value& file);
  void replace_part(const std::string& part, std::string bytes);
  void unmatched(const data::Value& name, const Names& known);
  /// Does something with a file of the data; a failure is told with the file's place.
  template <class Work>
  bool guarded(const data::Value& file, Work work);

  Needs& needs_;
  const opc::Package& package_;
  diag::Report& report_;
  Names names_;  // of all pictures
};

void Replacements::unmatched(const data::Value& name, const Names& known) {
  diag::Diagnostic warning(messages::kReplaceUnmatched, {name.to_string()}, data::span_of(name));
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  diag::suggest(warning, name.to_string(), candidates);
  report_.add(std::move(warning));
}

template <class Work>
bool Replacements::guarded(const data::Value& file, Work work) {
  try {
    work();
    return true;
  } catch (diag::Failure& failure) {
    failure.diagnostic().span = data::span_of(file);
    std::erase_if(failure.diagnostic().notes, [](const diag::Note& note) {
      return note.message == &diag::messages::kValueFrom;
    });
    report_.add(failure.diagnostic());
    return false;
  }
}

void Replacements::pictures(const data::Map& files) {
  Names found;
  for (const StoryPart& story : story_parts(package_)) pictures_of(story, files, found);
  for (const auto& entry : files.entries()) {
    if (!found.contains(entry.key.to_string())) unmatched(entry.key, names_);
  }
}

void Replacements::pictures_of(const StoryPart& story, const data::Map& files, Names& found) {
  const std::string bytes = needs_.edit().bytes(story.name);
  if (bytes.find("<pic:cNvPr") == std::string::npos) return;
  pugi::xml_document tree;
  if (!parse_part(bytes, tree, story.name, report_)) return;
  std::set<std::string> replaced;
  for (const pugi::xpath_node& match : tree.select_nodes("//pic:pic")) {
    const FramedPicture picture(match.node());
    if (!picture.drawing || !picture.blip) continue;
    const data::Value* file = file_for(picture, files, found);
    if (!file) continue;
    const std::string old = picture.blip.attribute("r:embed").value();
    if (guarded(*file, [&] { replace_picture(story, picture, *file); })) replaced.insert(old);
  }
  if (replaced.empty()) return;
  for (const std::string& old : replaced) {
    if (uses_of(old, tree) == 0) needs_.drop_media(story.name, old);
  }
  needs_.edit().replace(story.name, serialised(tree));
}

const data::Value* Replacements::file_for(const FramedPicture& picture, const data::Map& files,
                                          Names& found) {
  const data::Value* file = nullptr;
  for (const pugi::xml_attribute& attribute :
       {picture.own.attribute("name"), picture.own.attribute("title"),
        picture.own.attribute("descr"), picture.properties.attribute("descr"),
        picture.properties.attribute("title"), picture.properties.attribute("name")}) {
    const std::string name = xml::unescape(attribute.value());
    if (name.empty()) continue;
    names_.insert(name);
    if (file) continue;
    file = files.find(name);
    if (file) found.insert(name);
  }
  return file;
}

void Replacements::replace_picture(const StoryPart& story, const FramedPicture& picture,
                                   const data::Value& file) {
  data::Value map = file;
  if (!file.is_map()) {
    map = data::Value::map();
    map.mutable_map().set(data::Value::string("$image"), file);
  }
  const Drawing drawing = Image(map).drawing_in(picture.box, story.name, needs_);
  for (const FramedPicture::Part& part : picture.parts()) {
    pugi::xml_node parent = part.node.parent();
    const std::string xml = part.part.with(drawing);
    pugi::xml_document made;
    made.load_buffer(xml.data(), xml.size(), xml::kParseFlags);
    if (made.first_child()) parent.insert_copy_before(made.first_child(), part.node);
    parent.remove_child(part.node);
  }
}

void Replacements::parts_like(std::string_view folder, const data::Map& files) {
  for (const auto& entry : files.entries()) {
    bool found = false;
    const bool read = guarded(entry.value, [&] {
      const std::string old = file_bytes(needs_.resources().files, entry.key.to_string());
      for (const std::string& part : package_.part_names()) {
        if (!std::string_view(part).starts_with(folder) || package_.bytes(part) != old) continue;
        replace_part(part, file_bytes(needs_.resources().files, entry.value.to_string()));
        found = true;
      }
    });
    if (read && !found) unmatched(entry.key, {});
  }
}

/// A picture of another format gets a part of its own, as the name of a part tells its format.
void Replacements::replace_part(const std::string& part, std::string bytes) {
  const auto format = read_image_format(bytes);
  if (!format || media_type(format->type) == package_.content_type(part)) {
    needs_.edit().replace(part, std::move(bytes));
    return;
  }
  const std::string made =
      needs_.media_part(std::move(bytes), extension(format->type), media_type(format->type));
  for (const std::string& from : package_.part_names()) {
    for (const opc::Relationship& relationship : package_.relationships(from)) {
      if (!relationship.external && opc::Package::resolve(from, relationship.target) == part)
        needs_.edit().retarget(from, relationship.id, "/" + made);
    }
  }
  needs_.edit().remove(part);
}

void Replacements::parts_named(const data::Map& files) {
  const std::vector<std::string> names = package_.part_names();
  for (const auto& entry : files.entries()) {
    const std::string part = entry.key.to_string();
    if (!package_.has(part)) {
      unmatched(entry.key, Names(names.begin(), names.end()));
      continue;
    }
    guarded(entry.value, [&] {
      needs_.edit().replace(part, file_bytes(needs_.resources().files, entry.value.to_string()));
    });
  }
}

}  // namespace

void replace_files(const data::Value& data, Needs& needs, diag::Report& report) {
  const data::Value* wishes = data.is_map() ? data.as_map().find("$replace") : nullptr;
  if (!wishes) return;
  Replacements replacements(needs, report);
  const auto wish = [&](std::string_view key) -> const data::Map* {
    const data::Value* files = wishes->as_map().find(key);
    if (files && !files->is_map()) fail_at(*files, messages::kContentMalformed, {"$replace"});
    return files ? &files->as_map() : nullptr;
  };
  try {
    if (!wishes->is_map()) fail_at(*wishes, messages::kContentMalformed, {"$replace"});
    check_keys("$replace", *wishes, "pic media embedded zipname");
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
