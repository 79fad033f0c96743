#include "wml/joined_text.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>

#include "wml/tree.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

bool may_hold_tag(std::string_view value) {
  const auto begins = [](char c) { return c == '{' || c == "\uff5b"[0]; };
  if (std::none_of(value.begin(), value.end(), begins)) return false;
  const std::size_t brace = value.find('{');
  if (brace == std::string_view::npos) return value.find("\uff5b") != std::string_view::npos;
  return value.find_first_of("{%#_", brace + 1) == brace + 1 ||
         value.find("{{") != std::string_view::npos || value.find("{%") != std::string_view::npos;
}

class Joiner {
 public:
  explicit Joiner(JoinOptions options) : options_(std::move(options)) {
    joined_.plain = std::move(options_.abridged.paragraphs);
    joined_.plain_texts = std::move(options_.abridged.texts);
    joined_.paragraphs.reserve(joined_.plain.size());
    joined_.text.reserve(options_.abridged.text.size());
  }

  JoinedText run(pugi::xml_node root) {
    walk(root);
    flush();
    return std::move(joined_);
  }

 private:
  struct Cursor {
    std::uint32_t table = 0, row = 0, cell = 0;
    bool in_text_box = false;
  };
  /// What is read after the paragraph that it stands in: a text box, the code of a field, or an
  /// attribute.
  struct Deferred {
    pugi::xml_node box;
    std::vector<pugi::xml_node> code;
    AttributePiece attribute;
    std::string value;
    Cursor cursor;
  };

  void walk(pugi::xml_node node) {
    switch (node.type()) {
      case pugi::node_pcdata:
        return text(node);
      case pugi::node_element:
        return element(node);
      case pugi::node_document:
        return children(node);
      case pugi::node_pi:
        if (!joined_.plain.empty()) plain_stretch(node);
        return;
      default:
        return;
    }
  }

  void children(pugi::xml_node node) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
      if (child.type() == pugi::node_cdata) child = as_pcdata(child);
      walk(child);
    }
  }

  static pugi::xml_node as_pcdata(pugi::xml_node node) {
    std::string escaped;
    xml::escape_text(node.value(), escaped);
    pugi::xml_node parent = node.parent();
    pugi::xml_node made = parent.insert_child_after(pugi::node_pcdata, node);
    made.set_value(escaped.c_str());
    parent.remove_child(node);
    return made;
  }

  void text(pugi::xml_node node) {
    if (!(options_.every_element ? is_property(node.parent()) : is_text_element(node.parent()))) {
      return;
    }
    if (named(node.parent(), "w:instrText")) return field_code(node);
    add_piece(node);
  }

  /// Keywords, category and their like (cp:…) are catalogued as they stand, as in docxtpl.
  static bool is_property(const pugi::xml_node& node) {
    return !std::string_view(node.name()).starts_with("cp:");
  }

  /// A field's code is a text of its own: a tag around a field does not see it.
  void field_code(pugi::xml_node node) {
    if (deferred_.empty() || deferred_.back().code.empty() || field_border_) {
      deferred_.push_back({{}, {}, {}, {}, at_});
      field_border_ = false;
    }
    deferred_.back().code.push_back(node);
  }

  void add_piece(pugi::xml_node node) {
    const std::string_view raw = node.value();
    const std::size_t begin = joined_.text.size();
    if (raw.find('&') == std::string_view::npos) {
      joined_.text += raw;
    } else {
      joined_.text += xml::unescape(raw);
    }
    joined_.pieces.push_back({begin, joined_.text.size(), node});
  }

  void element(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "w:del" || name == "w:moveFrom") {
      joined_.has_ranges = joined_.has_fields = joined_.has_controls = true;
      return;
    }
    remember(name);
    attributes(node);
    if (name == "w:footnote" || name == "w:endnote" || name == "w:comment") return note(node);
    if (name == "w:p" || name == "a:p") return paragraph(node);
    if (name == "w:txbxContent") {
      if (depth_ == 0) return children(node);
      deferred_.push_back({node, {}, {}, {}, at_});
      return;
    }
    if (name == "w:tbl") return table(node);
    if (name == "w:tr") {
      ++at_.row;
      at_.cell = 0;
    } else if (name == "w:tc") {
      ++at_.cell;
    } else if (name == "w:br" || name == "w:cr") {
      joined_.text += '\n';
    } else if ((name == "w:tab" && named(node.parent(), "w:r")) || name == "w:ptab") {
      joined_.text += '\t';
    } else if (name == "w:fldChar") {
      field_border_ = true;
    } else if (name == "w:noBreakHyphen") {
      joined_.text += '-';
    }
    children(node);
    if (options_.every_element) joined_.text += '\n';
  }

  void paragraph(pugi::xml_node node) {
    ParagraphRecord record;
    record.begin = joined_.text.size();
    record.offset = node.offset_debug() + left_out_;
    record.table = at_.table;
    record.row = at_.row;
    record.cell = at_.cell;
    record.note = note_;
    record.in_text_box = at_.in_text_box;
    if (at_.table == 0 && !at_.in_text_box) record.number = ++paragraph_;
    const pugi::xml_node properties = node.child("w:pPr");
    record.style = properties.child("w:pStyle").attribute("w:val").value();
    record.outline = properties.child("w:outlineLvl").attribute("w:val").value();
    const std::size_t index = joined_.paragraphs.size();
    joined_.paragraphs.push_back(std::move(record));
    ++depth_;
    children(node);
    --depth_;
    joined_.paragraphs[index].end = joined_.text.size();
    joined_.text += '\n';
    if (depth_ == 0) flush();
  }

  void plain_stretch(pugi::xml_node place) {
    const AbridgedPart& from = options_.abridged;
    const AbridgedPart::Stretch& own = from.stretches[joined_.stretches.size()];
    const std::span stretch = std::span(joined_.plain).subspan(own.first, own.last - own.first);
    joined_.stretches.push_back({place, own.first, own.last});
    const std::size_t begin = stretch.front().begin, end = stretch.back().end + 1;
    const std::size_t shift = joined_.text.size() - begin;
    joined_.text.append(from.text, begin, end - begin);
    for (PlainParagraph& paragraph : stretch) plain_paragraph(paragraph, shift);
    const std::string_view last = stretch.back().xml;
    const std::size_t place_end = own.place + AbridgedPart::kPlaceholder.size();
    left_out_ = last.data() + last.size() - from.part.data() - std::ptrdiff_t(place_end);
  }

  /// `shift` is from the text of plain paragraphs to the joined one.
  void plain_paragraph(PlainParagraph& paragraph, std::size_t shift) {
    paragraph.begin += shift;
    paragraph.end += shift;
    for (std::size_t i = paragraph.first_text; i < paragraph.last_text; ++i) {
      joined_.plain_texts[i].begin += shift;
      joined_.plain_texts[i].end += shift;
    }
    ParagraphRecord record;
    record.begin = paragraph.begin;
    record.end = paragraph.end;
    record.offset = paragraph.xml.data() + 1 - options_.abridged.part.data();
    record.number = ++paragraph_;
    record.style = paragraph.style;
    record.outline = paragraph.outline;
    joined_.paragraphs.push_back(std::move(record));
  }

  /// Notes and comments are stories of their own in one part; those with a type are separators.
  void note(pugi::xml_node node) {
    const std::string_view type = node.attribute("w:type").value();
    if (type.empty() || type == "normal") note_ = ++notes_;
    paragraph_ = 0;
    children(node);
    note_ = 0;
  }

  void remember(std::string_view name) {
    if (name.ends_with("Start") || name.ends_with("End")) joined_.has_ranges = true;
    if (name.starts_with("w:fld")) joined_.has_fields = true;
    if (name == "w:sdt") joined_.has_controls = true;
  }

  void table(pugi::xml_node node) {
    const Cursor outer = at_;
    at_.table = ++tables_;
    at_.row = at_.cell = 0;
    children(node);
    at_ = outer;
  }

  void attributes(pugi::xml_node node) {
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
      const std::string_view value = attribute.value();
      if (!options_.targets.empty() && std::string_view(attribute.name()).starts_with("r:")) {
        if (const auto found = options_.targets.find(value); found != options_.targets.end()) {
          deferred_.push_back({{}, {}, {0, 0, node, attribute, found->first}, found->second, at_});
          continue;
        }
      }
      if (may_hold_tag(value)) {
        deferred_.push_back({{}, {}, {0, 0, node, attribute, ""}, xml::unescape(value), at_});
      }
    }
  }

  void flush() {
    while (!deferred_.empty()) {
      std::vector<Deferred> pending;
      pending.swap(deferred_);
      for (Deferred& item : pending) {
        if (item.box) {
          const Cursor outer = at_;
          at_ = {0, 0, 0, true};
          children(item.box);
          at_ = outer;
        } else if (!item.code.empty()) {
          begin_detail();
          for (const pugi::xml_node& code : item.code) add_piece(code);
          end_detail();
        } else {
          begin_detail();
          item.attribute.begin = joined_.text.size();
          joined_.text += item.value;
          item.attribute.end = joined_.text.size();
          end_detail();
          joined_.attributes.push_back(std::move(item.attribute));
        }
      }
    }
  }

  /// What belongs to the last paragraph but stands on its own gets a record with the same place.
  void begin_detail() {
    ParagraphRecord record;
    if (!joined_.paragraphs.empty()) record = joined_.paragraphs.back();
    record.begin = joined_.text.size();
    joined_.paragraphs.push_back(std::move(record));
  }

  void end_detail() {
    joined_.paragraphs.back().end = joined_.text.size();
    joined_.text += '\n';
  }

  JoinOptions options_;
  JoinedText joined_;
  Cursor at_;
  std::vector<Deferred> deferred_;
  std::uint32_t paragraph_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t notes_ = 0, note_ = 0;
  int depth_ = 0;                ///< of paragraphs
  std::ptrdiff_t left_out_ = 0;  ///< from offsets in an abridged part to those in the part
  bool field_border_ = false;
};

}  // namespace

const TextPiece* JoinedText::piece_at(std::size_t offset) const {
  auto after = std::upper_bound(pieces.begin(), pieces.end(), offset,
                                [](std::size_t at, const TextPiece& p) { return at < p.begin; });
  // Empty pieces may share a begin with the one that holds the byte.
  while (after != pieces.begin()) {
    --after;
    if (after->end > offset) return &*after;
    if (after->begin < after->end) break;
  }
  return nullptr;
}

bool may_hold_tags(std::string_view xml) {
  for (const std::string_view sign : {"{", "\uff5b", "&#"}) {
    if (xml.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

JoinedText join_text(pugi::xml_node root, JoinOptions options) {
  return Joiner(std::move(options)).run(root);
}

std::size_t raw_offset(std::string_view raw, std::size_t offset) {
  if (raw.find('&') == raw.npos) return std::min(offset, raw.size());
  std::size_t at = 0;
  while (offset > 0 && at < raw.size()) {
    if (raw[at] != '&') {
      ++at;
      --offset;
      continue;
    }
    const std::size_t semicolon = raw.find(';', at);
    if (semicolon == std::string_view::npos) {
      ++at;
      --offset;
      continue;
    }
    const std::size_t decoded = xml::unescape(raw.substr(at, semicolon + 1 - at)).size();
    offset -= std::min(offset, decoded);
    at = semicolon + 1;
  }
  return at;
}

}  // namespace chengwen::wml
