#include "wml/picture_parts.h"

#include <algorithm>
#include <string_view>

#include "wml/tree.h"

namespace chengwen::wml {
namespace {

using Role = PicturePart::Role;

constexpr int kFullTurn = 360 * 60000;

std::string attribute(std::string_view name, std::int64_t value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

Extent extent_of(pugi::xml_node node) {
  return {std::max<std::int64_t>(1, node.attribute("cx").as_llong()),
          std::max<std::int64_t>(1, node.attribute("cy").as_llong())};
}

bool changes(Role role, std::string_view name) {
  switch (role) {
    case Role::extent:
      return name == "cx" || name == "cy";
    case Role::blip:
      return name == "r:embed" || name == "r:link" || name == "cstate";
    case Role::transform:
      return name == "rot" || name == "flipH" || name == "flipV";
    default:
      return false;
  }
}

PicturePart part_of(Role role, pugi::xml_node node) {
  PicturePart part;
  part.role = role;
  const bool made = !node.first_attribute() && !node.first_child();
  if (!made) part.original = serialised(node);
  part.start = "<" + std::string(node.name());
  for (const pugi::xml_attribute each : node.attributes()) {
    if (!changes(role, each.name())) serialise_attribute(each, part.start);
  }
  for (const pugi::xml_node child : node.children()) {
    if (!named(child, "a:extLst") && !named(child, "a:ext")) serialise(child, part.content);
  }
  if (role == Role::transform) {
    // Mirrored from top to bottom is mirrored from left to right and turned by half.
    const bool upside_down = node.attribute("flipV").as_bool();
    part.degrees = node.attribute("rot").as_int() + (upside_down ? kFullTurn / 2 : 0);
    part.flipped = node.attribute("flipH").as_bool() != upside_down;
  }
  return part;
}

}  // namespace

std::string PicturePart::with(const Drawing& made) const {
  const Extent lying = made.lying();
  const std::string size = attribute("cx", lying.width) + attribute("cy", lying.height);
  switch (role) {
    case Role::extent:
      return start + size + "/>";
    case Role::link:
      return made.link.empty() ? original : made.link_xml();
    case Role::blip:
      return start + " r:embed=\"" + made.picture + "\">" + content + made.blip_extension() +
             "</a:blip>";
    case Role::crop:
      return made.crop_xml();
    case Role::transform:
      break;
  }
  // A turn before a mirroring is the opposite turn behind it.
  const int turn = made.degrees() * 60000;
  const int turned = (degrees % kFullTurn + 2 * kFullTurn + (flipped ? -turn : turn)) % kFullTurn;
  std::string xml = start;
  if (turned != 0) xml += attribute("rot", turned);
  if (flipped != made.flipped()) xml += " flipH=\"1\"";
  return xml + ">" + content + "<a:ext" + size + "/></a:xfrm>";
}

FramedPicture::FramedPicture(pugi::xml_node picture)
    : drawing(ancestor(picture, "w:drawing")),
      own(picture.child("pic:nvPicPr").child("pic:cNvPr")),
      blip(picture.child("pic:blipFill").child("a:blip")) {
  const pugi::xml_node around = drawing.first_child();
  const pugi::xml_node only = around.child("a:graphic").child("a:graphicData").child("pic:pic");
  if (picture == only) frame = around;
  properties = frame ? frame.child("wp:docPr") : own;
  box = extent_of(frame ? frame.child("wp:extent")
                        : picture.child("pic:spPr").child("a:xfrm").child("a:ext"));
}

std::vector<FramedPicture::Part> FramedPicture::parts() const {
  const pugi::xml_node fill = blip.parent();
  pugi::xml_node link = properties.child("a:hlinkClick");
  if (!link) link = pugi::xml_node(properties).prepend_child("a:hlinkClick");
  pugi::xml_node crop = fill.child("a:srcRect");
  if (!crop) crop = pugi::xml_node(fill).insert_child_after("a:srcRect", blip);
  const std::pair<Role, pugi::xml_node> nodes[] = {
      {Role::extent, frame.child("wp:extent")},
      {Role::link, link},
      {Role::blip, blip},
      {Role::crop, crop},
      {Role::transform, fill.parent().child("pic:spPr").child("a:xfrm")}};
  std::vector<Part> parts;
  for (const auto& [role, node] : nodes) {
    if (node) parts.push_back({node, part_of(role, node)});
  }
  return parts;
}

}  // namespace chengwen::wml
