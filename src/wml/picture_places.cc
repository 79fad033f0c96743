#include "wml/picture_places.h"

#include <algorithm>
#include <string_view>

#include "text/characters.h"
#include "wml/tree.h"

namespace chengwen::wml {
namespace {

class Finder {
 public:
  explicit Finder(const StoryTree& tree) : tree_(tree) {}

  PicturePlaces run() {
    for (const AttributePiece& piece : tree_.joined.attributes) {
      if (!is_alt(piece)) continue;
      if (const std::size_t tag = only_tag(piece); tag < tree_.tags.size()) add(piece, tag);
    }
    return std::move(found_);
  }

 private:
  static bool is_alt(const AttributePiece& piece) {
    const std::string_view name = piece.attribute.name();
    return (named(piece.element, "wp:docPr") || named(piece.element, "pic:cNvPr")) &&
           (name == "descr" || name == "title");
  }

  /// The index of the expression that the attribute consists of; beyond the last when it does not.
  std::size_t only_tag(const AttributePiece& piece) const {
    const auto tag = std::lower_bound(
        tree_.tags.begin(), tree_.tags.end(), piece.begin,
        [](const jinja::Tag& candidate, std::size_t offset) { return candidate.begin < offset; });
    const std::size_t none = tree_.tags.size();
    if (tag == tree_.tags.end() || tag->kind != jinja::Tag::Kind::expression) return none;
    const std::string_view text = tree_.joined.text;
    const bool only = tag->end <= piece.end &&
                      text::trim(text.substr(piece.begin, tag->begin - piece.begin)).empty() &&
                      text::trim(text.substr(tag->end, piece.end - tag->end)).empty();
    return only ? static_cast<std::size_t>(tag - tree_.tags.begin()) : none;
  }

  static pugi::xml_node picture_of(pugi::xml_node properties) {
    if (const pugi::xml_node picture = ancestor(properties, "pic:pic")) return picture;
    return properties.parent().child("a:graphic").child("a:graphicData").child("pic:pic");
  }

  void add(const AttributePiece& piece, std::size_t tag) {
    const pugi::xml_node node = picture_of(piece.element);
    const FramedPicture picture(node);
    if (!picture.drawing || !picture.blip) return;
    found_.alts.insert(piece.attribute.hash_value());
    const pugi::xml_node element = picture.frame ? alone_in_run(picture.drawing) : node;
    const auto index = static_cast<std::uint32_t>(found_.places.size());
    // Word and others write the same text for the frame and for the picture in it.
    if (!found_.begins.try_emplace(element.hash_value(), PicturePlaces::Begin{index, tag}).second)
      return;
    found_.elements.push_back(element);
    for (FramedPicture::Part& part : picture.parts()) {
      found_.elements.push_back(part.node);
      found_.part_of[part.node.hash_value()] = static_cast<std::uint32_t>(found_.parts.size());
      found_.parts.push_back(std::move(part.part));
    }
    const std::string id = picture.blip.attribute("r:embed").value();
    found_.places.push_back({picture.box, uses_of(id, tree_.xml) == 1 ? id : ""});
    const pugi::xml_node choice = ancestor(picture.drawing, "mc:Choice");
    if (const pugi::xml_node fallback = choice.parent().child("mc:Fallback")) {
      found_.elements.push_back(fallback);
      found_.dropped.insert(fallback.hash_value());
    }
  }

  /// The run when there is nothing else in it, so that nothing of the picture stays.
  static pugi::xml_node alone_in_run(pugi::xml_node drawing) {
    const pugi::xml_node run = drawing.parent();
    if (!named(run, "w:r")) return drawing;
    for (const pugi::xml_node child : run.children()) {
      if (child != drawing && !is_properties(child)) return drawing;
    }
    return run;
  }

  const StoryTree& tree_;
  PicturePlaces found_;
};

}  // namespace

PicturePlaces picture_places(const StoryTree& tree) {
  return Finder(tree).run();
}

int uses_of(std::string_view relationship, pugi::xml_node node) {
  int uses = 0;
  for (const pugi::xml_attribute each : node.attributes())
    uses += std::string_view(each.name()).starts_with("r:") && relationship == each.value();
  for (const pugi::xml_node child : node.children()) uses += uses_of(relationship, child);
  return uses;
}

}  // namespace chengwen::wml
