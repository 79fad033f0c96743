#include "wml/cut.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "text/characters.h"
#include "wml/element_words.h"
#include "wml/field_codes.h"
#include "wml/plain_tags.h"
#include "wml/tree.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

using HookKind = Hook::Kind;

/// Elements of a w:pPr that stand before its w:numPr (CT_PPrBase, ISO/IEC 29500-1, 17.3.1.26).
constexpr std::array<std::string_view, 6> kBeforeNumPr = {
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"};

class Cutter {
 public:
  Cutter(const StoryTree& tree, Structure structure, ElementSymbols& symbols,
         const CutContext& context)
      : tree_(tree),
        structure_(std::move(structure)),
        symbols_(symbols),
        around_({symbols.number("w:p"), symbols.number("w:r"), symbols.number("w:t")}),
        types_(context.types),
        pictures_(context.pictures),
        rooms_(context.styles, context.sections),
        section_(context.section),
        several_sections_(tree.xml.document_element().find_node([](const pugi::xml_node& node) {
          return named(node, "w:sectPr") && named(node.parent(), "w:pPr") && is_section(node);
        })),
        repeated_notes_(context.repeated_notes) {
    for (const pugi::xml_node& element : pictures_.elements) structure_.concern(element);
    for (std::size_t i = 0; i < tree.joined.attributes.size(); ++i) {
      tagged_.emplace(tree.joined.attributes[i].attribute.hash_value(), i);
    }
    out_.segments.reserve(2 * tree.tags.size() + 1);
  }

  CutStory run() {
    node(tree_.xml);
    flush();
    StoryParts& parts = out_.parts;
    parts.sites = sites_.take();
    parts.tables = std::move(structure_.tables);
    parts.bookmarks = std::move(structure_.bookmarks);
    parts.lists = std::move(structure_.lists);
    parts.anchors = anchors_;
    parts.picture_places = pictures_.places;
    parts.picture_parts = pictures_.parts;
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kNoTable = 0xFFFFFFFF;

  // --- segments

  void flush() {
    if (literal_.empty()) return;
    out_.texts.push_back(std::move(literal_));
    literal_.clear();
    literal(out_.texts.back());
  }

  /// Of bytes that live as long as the segments; with nothing to flush.
  void literal(std::string_view bytes) {
    jinja::Segment segment;
    segment.text = bytes;
    segment.effect = std::exchange(effect_, {});
    out_.segments.push_back(std::move(segment));
    out_.parts.literal_bytes += bytes.size();
  }

  void hook(HookKind kind, std::uint32_t index = 0, std::string text = "") {
    flush();
    jinja::Segment segment;
    segment.kind = jinja::Segment::Kind::hook;
    segment.payload = static_cast<std::uint32_t>(out_.parts.hooks.size());
    segment.runs_program = kind == HookKind::note_reference || kind == HookKind::section_end;
    out_.parts.hooks.push_back({kind, index, std::move(text)});
    out_.segments.push_back(std::move(segment));
  }

  void tag(const Mark& mark, jinja::Segment::Kind kind, std::uint32_t site) {
    flush();
    jinja::Segment segment;
    segment.kind = kind;
    segment.text = mark.text;
    segment.payload = site;
    segment.span = mark.span;
    out_.segments.push_back(std::move(segment));
  }

  void open(const pugi::xml_node& element) { open(symbols_.number(element.name())); }
  void open(std::uint32_t symbol) { effect_.opens.push_back(symbol); }

  void close(const pugi::xml_node& element) { close(symbols_.number(element.name())); }
  void close(std::uint32_t symbol) {
    if (!effect_.opens.empty()) {
      effect_.opens.pop_back();
    } else {
      effect_.closes.push_back(symbol);
    }
  }

  void mark(const pugi::xml_node& at) {
    const std::size_t index = mark_of(at);
    const Mark& mark = tree_.marks[index];
    switch (mark.kind) {
      case Mark::Kind::nothing:
        return;
      case Mark::Kind::text:
        return xml::escape_text(mark.text, literal_);
      case Mark::Kind::xml:
        literal_ += mark.text;
        return;
      case Mark::Kind::plain:
        return plain_paragraphs(std::span(tree_.joined.plain)
                                    .subspan(mark.plain_first, mark.plain_last - mark.plain_first));
      case Mark::Kind::expression:
        return tag(mark, jinja::Segment::Kind::expression, site(at, mark));
      case Mark::Kind::statement:
        tag(mark, jinja::Segment::Kind::statement, site(at, mark));
        if (const auto found = structure_.restarts.find(index);
            found != structure_.restarts.end()) {
          for (const std::uint32_t list : found->second) hook(HookKind::list_restart, list);
        }
        // The pass before may have ended in a later section.
        if (tree_.block_word(mark).repeats()) enter_section();
    }
  }

  std::uint32_t site(const pugi::xml_node& at, const Mark& mark) {
    Room room = rooms_.at(at, mark, section_);
    room.cell_varies = room.in_cell && columns_vary();
    return sites_.at(at, mark, room);
  }

  // --- plain paragraphs

  static constexpr std::string_view kKeepsBlanks = " xml:space=\"preserve\"";

  void plain_paragraphs(std::span<const PlainParagraph> paragraphs) {
    flush();
    const char* begin = paragraphs.front().xml.data();
    for (const PlainParagraph& paragraph : paragraphs) {
      std::size_t inside = 0;  // how many of them are open
      PlainTags tags(tree_, paragraph);
      for (; tags.next(); begin = tags.end()) {
        inside = leave(inside, tags.shared());
        enter(inside);
        inside = around_.size();
        if (const char* const gap = tags.lacks_attribute()) {
          literal({begin, gap});
          literal(kKeepsBlanks);
          begin = gap;
        }
        literal({begin, tags.begin()});
        const Mark& mark = tree_.marks[tags.tag()];
        tag(mark, jinja::Segment::Kind::expression,
            plain_site(paragraph.properties, tags.run_properties(), mark));
      }
      leave(inside, 0);
    }
    const std::string_view last = paragraphs.back().xml;
    literal({begin, last.data() + last.size()});
  }

  /// With `inside` of `around_` open opens the others.
  void enter(std::size_t inside) {
    effect_.opens.insert(effect_.opens.end(), around_.begin() + static_cast<std::ptrdiff_t>(inside),
                         around_.end());
  }

  /// With `inside` of `around_` open closes all but `shared`. Gives how many are open then.
  std::size_t leave(std::size_t inside, std::size_t shared) {
    if (effect_.opens.empty() && inside > shared) effect_.closes.reserve(inside - shared);
    while (inside > shared) close(around_[--inside]);
    return inside;
  }

  std::uint32_t plain_site(std::string_view properties, std::string_view run_properties,
                           const Mark& mark) {
    const auto [known, added] = plain_sites_.try_emplace({properties, run_properties, section_});
    if (!added) return known->second;
    std::string xml = "<w:p>";
    xml.append(properties)
        .append("<w:r>")
        .append(run_properties)
        .append("<w:t>…</w:t></w:r></w:p>");
    pugi::xml_document like_it;
    like_it.load_buffer(xml.data(), xml.size(), xml::kParseFlags, pugi::encoding_utf8);
    const pugi::xml_node text = like_it.first_child().child("w:r").child("w:t");
    return known->second = site(append_mark(text, 0), mark);
  }

  // --- the tree

  void node(const pugi::xml_node& node) {
    if (is_mark(node)) {
      mark(node);
    } else if (node.type() == pugi::node_element) {
      is_concerned(node) ? element(node) : serialise(node, literal_);
    } else if (node.type() == pugi::node_document) {
      for (const pugi::xml_node child : node.children()) this->node(child);
    } else if (named(node.parent(), "w:instrText") &&
               structure_.repeated.contains(node.parent().hash_value())) {
      reference(node.parent(), node.value());
    } else {
      serialise(node, literal_);
    }
  }

  bool is_concerned(const pugi::xml_node& node) const {
    if (structure_.concerned.contains(node.hash_value())) return true;
    return table_ != kNoTable && (named(node, "w:tcPr") || named(node, "w:tblGrid"));
  }

  void element(const pugi::xml_node& node) {
    const auto place = pictures_.begins.find(node.hash_value());
    if (place == pictures_.begins.end()) return plain_element(node);
    hook(HookKind::picture_begin, place->second.place);
    tag(tree_.marks[place->second.mark], jinja::Segment::Kind::expression,
        sites_.of(SiteKind::picture));
    plain_element(node);
    hook(HookKind::picture_end, place->second.place);
  }

  void plain_element(const pugi::xml_node& node) {
    if (pictures_.dropped.contains(node.hash_value())) return;
    if (const auto part = pictures_.part_of.find(node.hash_value());
        part != pictures_.part_of.end()) {
      return hook(HookKind::picture_part, part->second);
    }
    const std::string_view name = node.name();
    if (is_note(node) && !in_note_ &&
        repeated_notes_.contains(std::string_view(node.attribute("w:id").value()))) {
      return repeated_note(node);
    }
    if (name == "w:sectPr" && is_section(node)) return section(node);
    if (name == "w:tbl") return table(node);
    if (name == "w:tblGrid" && columns_vary()) return hook(HookKind::table_grid);
    const bool repeated = structure_.repeated.contains(node.hash_value());
    if (repeated && name == "w:id") return;  // of a content control: optional, and unique
    if (repeated && is_anchor(name)) return once(node);
    if (name == "w:tr" && table_ != kNoTable) return row(node);
    if (name == "w:tc" && table_ != kNoTable) return cell(node);
    if (name == "w:tcPr" && table_ != kNoTable) return cell_properties(node);
    const std::uint32_t bookmark = repeated_bookmark(node);
    if (bookmark != kNone && name == "w:bookmarkStart") hook(HookKind::bookmark_begin, bookmark);
    content(node);
    if (name != "w:p" || !node.child("w:pPr").child("w:sectPr")) return;
    ++section_;
    enter_section();
  }

  /// Of the body, and no text box or frame of it.
  static bool is_section(const pugi::xml_node& section) {
    pugi::xml_node around = section.parent();
    if (named(around, "w:pPr")) around = around.parent().parent();
    while (is_wrapper(around)) around = around.parent();
    return named(around, "w:body");
  }

  void enter_section() {
    if (several_sections_) hook(HookKind::section_enter, number_of_sections());
  }

  std::uint32_t number_of_sections() const {
    return static_cast<std::uint32_t>(out_.parts.sections.size());
  }

  void section(const pugi::xml_node& node) {
    SectionShape shape;
    shape.xml = serialised(node);
    shape.repeated = structure_.repeated.contains(node.hash_value());
    shape.last = named(node.parent(), "w:body");
    for (const auto& [key, id] : stories_of(node)) {
      stories_[key] = id;
      if (shape.repeated) out_.repeated_stories.insert(id);
      if (!shape.repeated) out_.single_stories.insert(id);
    }
    shape.stories = stories_;
    const std::uint32_t index = number_of_sections();
    out_.parts.sections.push_back(std::move(shape));
    hook(HookKind::section_end, index);
  }

  /// Comments and permissions are in one place only.
  static bool is_anchor(std::string_view name) {
    return name.starts_with("w:comment") || name.starts_with("w:perm");
  }

  void once(const pugi::xml_node& node) {
    const auto anchor = anchors_++;
    hook(HookKind::once_begin, anchor);
    content(node);
    hook(HookKind::once_end, anchor);
  }

  /// A note that is written where the body refers to it.
  void repeated_note(const pugi::xml_node& node) {
    flush();
    std::vector<jinja::Segment> outer = std::move(out_.segments);
    out_.segments.clear();
    in_note_ = true;
    element(node);
    in_note_ = false;
    flush();
    out_.notes[node.attribute("w:id").value()] = std::exchange(out_.segments, std::move(outer));
  }

  void table(const pugi::xml_node& node) {
    const std::uint32_t outer = table_;
    const auto found = structure_.table_of.find(node.hash_value());
    table_ = found == structure_.table_of.end() ? kNoTable : found->second;
    const bool counted = table_ != kNoTable;
    if (counted) hook(HookKind::table_begin, table_);
    content(node);
    if (counted) hook(HookKind::table_end);
    table_ = outer;
  }

  static constexpr std::array<std::string_view, 4> kRowEnds = {"w:gridBefore", "w:gridAfter",
                                                               "w:wBefore", "w:wAfter"};
  static constexpr std::uint32_t kWrapped = 1;

  static bool is_row_end(const pugi::xml_node& property) {
    return std::find(kRowEnds.begin(), kRowEnds.end(), property.name()) != kRowEnds.end();
  }

  void row(const pugi::xml_node& node) {
    hook(HookKind::row_begin, structure_.row_of.at(node.hash_value()));
    start(node);
    open(node);
    bool ends_wanted = columns_vary();
    for (const pugi::xml_node child : node.children()) {
      const bool here = ends_wanted && !named(child, "w:tblPrEx");
      if (here) ends_wanted = false;
      if (here && named(child, "w:trPr")) {
        row_properties(child);
        continue;
      }
      if (here) hook(HookKind::row_ends, kWrapped);
      this->node(child);
    }
    serialise_end(node, literal_);
    close(node);
    hook(HookKind::row_end);
  }

  void row_properties(const pugi::xml_node& node) {
    std::string ends;
    for (const pugi::xml_node property : node.children()) {
      if (is_row_end(property)) serialise(property, ends);
    }
    serialise_start(node, literal_);
    hook(HookKind::row_ends, 0, std::move(ends));
    for (const pugi::xml_node property : node.children()) {
      if (!is_row_end(property)) this->node(property);
    }
    serialise_end(node, literal_);
  }

  void cell(const pugi::xml_node& node) {
    hook(HookKind::cell_begin, structure_.cell_of.at(node.hash_value()));
    start(node);
    if (node.first_child()) {
      open(node);
      if (columns_vary() && !node.child("w:tcPr")) hook(HookKind::cell_span, kWrapped);
      children(node);
      serialise_end(node, literal_);
      close(node);
    }
    if (columns_vary()) hook(HookKind::cell_end);
  }

  void cell_properties(const pugi::xml_node& node) {
    serialise_start(node, literal_);
    open(node);
    bool span_wanted = columns_vary();
    for (const pugi::xml_node child : node.children()) {
      if (span_wanted && !named(child, "w:cnfStyle") && !named(child, "w:tcW")) {
        cell_span(node);
        span_wanted = false;
      }
      if (named(child, "w:tcW") && columns_vary()) {
        hook(HookKind::cell_width, 0, serialised(child));
      } else if (named(child, "w:vMerge")) {
        const bool begins = std::string_view(child.attribute("w:val").value()) == "restart";
        hook(HookKind::cell_merge, begins ? 1 : 0, serialised(child));
      } else if (!named(child, "w:gridSpan") || !columns_vary()) {
        this->node(child);
      }
    }
    if (span_wanted) cell_span(node);
    serialise_end(node, literal_);
    close(node);
  }

  /// A span that a tag sets is written by it where the table does not.
  void cell_span(const pugi::xml_node& properties) {
    hook(HookKind::cell_span, 0, serialised(properties.child("w:gridSpan")));
  }

  bool columns_vary() const { return table_ != kNoTable && structure_.tables[table_].columns_vary; }

  void content(const pugi::xml_node& node) {
    start(node);
    if (!node.first_child()) return;
    open(node);
    children(node);
    serialise_end(node, literal_);
    close(node);
  }

  void children(const pugi::xml_node& node) {
    const auto ensure = structure_.ensure.find(node.hash_value());
    const bool numbered = list_hook_wanted(node);
    bool list_done = !numbered;
    for (const pugi::xml_node child : node.children()) {
      if (!list_done &&
          std::find(kBeforeNumPr.begin(), kBeforeNumPr.end(), child.name()) == kBeforeNumPr.end()) {
        list_properties(node);
        list_done = true;
      }
      this->node(child);
    }
    if (!list_done) list_properties(node);
    if (ensure != structure_.ensure.end()) hook(HookKind::ensure_paragraph, 0, ensure->second);
  }

  bool list_hook_wanted(const pugi::xml_node& properties) const {
    if (!named(properties, "w:pPr")) return false;
    const auto found = structure_.list_of.find(properties.parent().hash_value());
    return found != structure_.list_of.end() && found->second.by_style;
  }

  void list_properties(const pugi::xml_node& properties) {
    const ListUse& use = structure_.list_of.at(properties.parent().hash_value());
    hook(HookKind::list_properties, use.list, std::to_string(use.level));
  }

  // --- attributes

  void start(const pugi::xml_node& node) {
    literal_ += '<';
    literal_ += node.name();
    const bool repeated = structure_.repeated.contains(node.hash_value());
    const bool special = repeated || named(node, "w:numId") || (in_note_ && is_note(node)) ||
                         is_split_revision(node);
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
      const auto found = tagged_.empty() ? tagged_.end() : tagged_.find(attribute.hash_value());
      if (!pictures_.alts.empty() && pictures_.alts.contains(attribute.hash_value())) {
        attribute_hook(attribute, HookKind::picture_alt, 0);
      } else if (found != tagged_.end()) {
        tagged_attribute(tree_.joined.attributes[found->second]);
      } else if (!special || !special_attribute(node, attribute, repeated)) {
        serialise_attribute(attribute, literal_);
      }
    }
    literal_ += node.first_child() ? ">" : "/>";
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kAlwaysFresh = 1;

  template <class Map>
  static std::uint32_t lookup(const Map& map, std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? kNone : found->second;
  }

  std::uint32_t repeated_bookmark(const pugi::xml_node& node) const {
    if (!named(node, "w:bookmarkStart") && !named(node, "w:bookmarkEnd")) return kNone;
    if (!structure_.repeated.contains(node.hash_value())) return kNone;
    return lookup(structure_.bookmark_by_id, node.attribute("w:id").value());
  }

  void attribute_hook(const pugi::xml_attribute& attribute, HookKind kind, std::uint32_t index,
                      std::string text = "") {
    literal_.append(" ").append(attribute.name()).append("=\"");
    hook(kind, index, std::move(text));
    literal_ += '"';
  }

  /// Attributes that are not written as they stand. True when it was one.
  bool special_attribute(const pugi::xml_node& node, const pugi::xml_attribute& attribute,
                         bool repeated) {
    const std::string_view name = attribute.name();
    if (named(node, "w:numId") && name == "w:val") return list_number(node, attribute);
    if (in_note_ && is_note(node) && name == "w:id") {
      attribute_hook(attribute, HookKind::note_number, 0);
      return true;
    }
    if (name == "w:id" && is_split_revision(node)) {
      attribute_hook(attribute, HookKind::annotation_id, kAlwaysFresh);
      return true;
    }
    if (!repeated) return false;
    if (name == "w:id" && note_reference(node, attribute)) return true;
    // Optional, and Word makes new ones: paragraphs of a loop go without.
    if (name == "w14:paraId" || name == "w14:textId") return true;
    if (named(node, "wp:docPr") && name == "id") {
      attribute_hook(attribute, HookKind::drawing_id, 0, attribute.value());
      return true;
    }
    if (const std::uint32_t bookmark = repeated_bookmark(node); bookmark != kNone) {
      if (name != "w:id" && name != "w:name") return false;
      attribute_hook(attribute, name == "w:id" ? HookKind::bookmark_id : HookKind::bookmark_name,
                     bookmark);
      return true;
    }
    if (name == "w:anchor" || (name == "w:instr" && named(node, "w:fldSimple"))) {
      literal_.append(" ").append(name).append("=\"");
      reference(node, attribute.value());
      literal_ += '"';
      return true;
    }
    if (name == "w:id" && !named(node, "w:bookmarkEnd")) {
      attribute_hook(attribute, HookKind::annotation_id, 0, attribute.value());
      return true;
    }
    return false;
  }

  bool is_split_revision(const pugi::xml_node& node) const {
    return !structure_.split_revisions.empty() &&
           structure_.split_revisions.contains(node.hash_value());
  }

  bool note_reference(const pugi::xml_node& node, const pugi::xml_attribute& attribute) {
    const bool footnote = named(node, "w:footnoteReference");
    if (!footnote && !named(node, "w:endnoteReference")) return false;
    const std::uint32_t kind = footnote ? 0 : 1;
    out_.repeated_notes[kind].insert(attribute.value());
    attribute_hook(attribute, HookKind::note_reference, kind, attribute.value());
    return true;
  }

  bool list_number(const pugi::xml_node& node, const pugi::xml_attribute& attribute) {
    const auto found = structure_.list_of.find(ancestor(node, "w:p").hash_value());
    if (found == structure_.list_of.end() || found->second.by_style) return false;
    attribute_hook(attribute, HookKind::list_id, found->second.list);
    return true;
  }

  /// Writes a text that names a bookmark of the same loop, with the name it has in this pass.
  void reference(const pugi::xml_node& node, std::string_view text) {
    const std::string_view name = named(node, "w:hyperlink") ? text : referred_bookmark(text);
    const std::uint32_t bookmark = lookup(structure_.bookmark_by_name, name);
    if (bookmark == kNone) {
      literal_ += text;
      return;
    }
    const std::size_t at = static_cast<std::size_t>(name.data() - text.data());
    literal_ += text.substr(0, at);
    const bool ahead = structure_.ahead.contains(node.hash_value());
    hook(ahead ? HookKind::bookmark_ahead : HookKind::bookmark_name, bookmark);
    literal_ += text.substr(at + name.size());
  }

  // --- tags in attributes

  void tagged_attribute(const AttributePiece& piece) {
    const bool target = !piece.relationship.empty();
    literal_.append(" ").append(piece.attribute.name()).append("=\"");
    if (target) hook(HookKind::target_begin, add_target(piece.relationship));
    std::size_t at = piece.begin;
    auto tag =
        std::lower_bound(tree_.tags.begin(), tree_.tags.end(), piece.begin,
                         [](const jinja::Tag& t, std::size_t offset) { return t.begin < offset; });
    bool trim_start = false;
    for (; tag != tree_.tags.end() && tag->end <= piece.end; ++tag) {
      attribute_text(at, tag->begin, trim_start, tag->trim_before);
      attribute_tag(tree_.marks[static_cast<std::size_t>(tag - tree_.tags.begin())], target);
      at = tag->end;
      trim_start = tag->trim_after;
    }
    attribute_text(at, piece.end, trim_start, false);
    if (target)
      hook(HookKind::target_end, static_cast<std::uint32_t>(out_.parts.targets.size() - 1));
    literal_ += '"';
  }

  std::uint32_t add_target(const std::string& id) {
    const auto type = types_.find(id);
    out_.parts.targets.push_back({id, type == types_.end() ? "" : type->second});
    return static_cast<std::uint32_t>(out_.parts.targets.size() - 1);
  }

  void attribute_text(std::size_t begin, std::size_t end, bool trim_start, bool trim_end) {
    std::string_view text = std::string_view(tree_.joined.text).substr(begin, end - begin);
    if (trim_start) text = text::trim_start(text);
    if (trim_end) text = text::trim_end(text);
    xml::escape_attribute(text, literal_);
  }

  void attribute_tag(const Mark& mark, bool target) {
    if (mark.kind == Mark::Kind::text) {
      xml::escape_attribute(mark.text, literal_);
    } else if (mark.kind == Mark::Kind::expression || mark.kind == Mark::Kind::statement) {
      const bool printed = mark.kind == Mark::Kind::expression;
      tag(mark, printed ? jinja::Segment::Kind::expression : jinja::Segment::Kind::statement,
          sites_.of(target ? SiteKind::target : SiteKind::attribute));
    }
  }

  const StoryTree& tree_;
  Structure structure_;
  ElementSymbols& symbols_;
  /// Of the elements around a tag in a plain paragraph.
  const std::array<std::uint32_t, 3> around_;
  const std::map<std::string, std::string, std::less<>>& types_;
  const PicturePlaces& pictures_;
  std::unordered_map<std::size_t, std::size_t> tagged_;
  CutStory out_;
  EmitSites sites_;
  std::string literal_;
  jinja::Effect effect_;
  Rooms rooms_;
  std::size_t section_;
  /// By the properties of paragraph and run, and the section.
  std::map<std::tuple<std::string_view, std::string_view, std::size_t>, std::uint32_t> plain_sites_;
  bool several_sections_;
  SectionStories stories_;
  const std::set<std::string, std::less<>>& repeated_notes_;
  bool in_note_ = false;
  std::uint32_t table_ = kNoTable;
  std::uint32_t anchors_ = 0;
};

}  // namespace

std::uint32_t ElementSymbols::number(std::string_view name) {
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  numbers_.emplace(names_.back(), number);
  return number;
}

jinja::SymbolNames::Words ElementSymbols::words(std::uint32_t symbol) const {
  return called(symbol < names_.size() ? names_[symbol] : "");
}

CutStory cut(const StoryTree& tree, Structure structure, ElementSymbols& symbols,
             const CutContext& context) {
  return Cutter(tree, std::move(structure), symbols, context).run();
}

}  // namespace chengwen::wml
