#include "wml/manuscript.h"

#include <array>
#include <utility>

#include "wml/document_styles.h"
#include "wml/styles_part.h"
#include "wml/tree.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

using Kind = diag::Place::Story;

constexpr std::array<Kind, 5> kReadStories = {Kind::body, Kind::header, Kind::footer,
                                              Kind::footnote, Kind::endnote};

/// The internal part that a relationship of `from` with this last word of its type leads to.
std::string related_part(const opc::Package& package, const std::string& from,
                         std::string_view word) {
  for (const opc::Relationship& relationship : package.relationships(from)) {
    const std::string_view type = relationship.type;
    if (relationship.external || type.substr(type.rfind('/') + 1) != word) continue;
    std::string part = opc::Package::resolve(from, relationship.target);
    if (package.has(part)) return part;
  }
  return {};
}

bool is_contents_block(pugi::xml_node block) {
  const pugi::xml_node gallery =
      block.child("w:sdtPr").child("w:docPartObj").child("w:docPartGallery");
  return std::string_view(gallery.attribute("w:val").value()) == "Table of Contents";
}

TableFormatting table_formatting(pugi::xml_node table) {
  TableFormatting format;
  const pugi::xml_node properties = table.child("w:tblPr");
  format.style = properties.child("w:tblStyle").attribute("w:val").value();
  const pugi::xml_node look = properties.child("w:tblLook");
  unsigned bits = 0;
  for (const char c : std::string_view(look.attribute("w:val").value())) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 0;
    bits = bits << 4 | static_cast<unsigned>(digit);
  }
  const auto holds = [&](const char* name, unsigned bit) {
    return look.attribute(name).as_bool((bits & bit) != 0);
  };
  format.first_row = holds("w:firstRow", 0x20);
  format.last_row = holds("w:lastRow", 0x40);
  format.first_column = holds("w:firstColumn", 0x80);
  format.last_column = holds("w:lastColumn", 0x100);
  return format;
}

}  // namespace

/// Walks the stories and fills the manuscript.
class Manuscript::Reader {
 public:
  explicit Reader(Manuscript& to) : to_(to), counter_(to.formatting_->lists()) {}

  void story(std::size_t number, pugi::xml_node root, Kind kind) {
    story_ = number;
    at_ = {};
    paragraph_ = tables_ = 0;
    if (kind == Kind::body) {
      to_.sections_.emplace_back();
      blocks(root.child("w:body"));
      finish_section(root.child("w:body").child("w:sectPr"));
      inherit();
    } else {
      blocks(root);
    }
  }

 private:
  struct Cursor {
    int table = 0, row = 0, cell = 0;
    bool in_text_box = false, in_contents = false;
    const TableFormatting* formatting = nullptr;
  };

  void blocks(pugi::xml_node parent) {
    for (const pugi::xml_node node : parent.children()) block(node);
  }

  void block(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "w:p") return paragraph(node);
    if (node.type() == pugi::node_pi && !to_.abridged_.paragraphs.empty() && story_ == 0)
      return plain_paragraphs(node);
    if (name == "w:tbl") return table(node);
    if (name == "w:del" || name == "w:moveFrom" || is_properties(node)) return;
    if (name == "mc:AlternateContent") {
      return blocks(node.child("mc:Choice") ? node.child("mc:Choice") : node.child("mc:Fallback"));
    }
    const bool outer = at_.in_contents;
    at_.in_contents = outer || (name == "w:sdt" && is_contents_block(node));
    blocks(node);
    at_.in_contents = outer;
  }

  void paragraph(pugi::xml_node node) {
    ManuscriptParagraph& made = next_paragraph();
    made.node = node;
    made.content = read_paragraph(node);
    set_format(made, to_.formatting_->paragraph(node, at_.formatting));
    to_.has_revisions_ = to_.has_revisions_ || made.content.has_revisions;
    const std::vector<pugi::xml_node> boxes = made.content.text_boxes;
    for (const pugi::xml_node box : boxes) text_box(box);
    const pugi::xml_node section = node.child("w:pPr").child("w:sectPr");
    if (section && story_ == 0 && !at_.in_text_box) {
      finish_section(section);
      to_.sections_.emplace_back();
      to_.sections_.back().begin = to_.paragraphs_.size();
    }
  }

  void plain_paragraphs(pugi::xml_node place) {
    for (const PlainParagraph& plain : to_.abridged_.at(place)) {
      ManuscriptParagraph& made = next_paragraph();
      made.xml_ = plain.xml;
      made.content.text.assign(to_.abridged_.text, plain.begin, plain.end - plain.begin);
      set_format(made, to_.formatting_->paragraph(plain.properties, at_.formatting));
    }
  }

  /// With its place.
  ManuscriptParagraph& next_paragraph() {
    ManuscriptParagraph& made = to_.paragraphs_.emplace_back();
    made.story = story_;
    if (at_.table == 0 && !at_.in_text_box) made.number = ++paragraph_;
    made.table = at_.table;
    made.row = at_.row;
    made.cell = at_.cell;
    made.in_text_box = at_.in_text_box;
    made.in_contents = at_.in_contents;
    made.section = to_.sections_.empty() ? 0 : to_.sections_.size() - 1;
    return made;
  }

  void set_format(ManuscriptParagraph& made, const ParagraphFormat& format) {
    made.format = format;
    made.formatting_ = to_.formatting_.get();
    if (at_.formatting != nullptr) made.table_formatting_ = *at_.formatting;
    if (made.format.list != 0) {
      made.label = counter_.next(made.format.list, made.format.list_level);
    }
  }

  void text_box(pugi::xml_node box) {
    const Cursor outer = at_;
    at_ = {0, 0, 0, true, outer.in_contents, nullptr};
    blocks(box);
    at_ = outer;
  }

  void finish_section(pugi::xml_node node) {
    ManuscriptSection& section = to_.sections_.back();
    section.node = node;
    section.page = page_format(node);
    section.end = to_.paragraphs_.size();
    const std::string_view type = node.child("w:type").attribute("w:val").value();
    section.starts_page = type != "continuous" && type != "nextColumn";
    for (const auto& [name, map] : {std::pair{"w:headerReference", &section.headers},
                                    std::pair{"w:footerReference", &section.footers}}) {
      for (const pugi::xml_node reference : node.children(name)) {
        const std::string_view id = reference.attribute("r:id").value();
        const std::string& main = to_.package_->main_part();
        for (const opc::Relationship& relationship : to_.package_->relationships(main)) {
          if (relationship.id != id || relationship.external) continue;
          (*map)[reference.attribute("w:type").as_string("default")] =
              opc::Package::resolve(main, relationship.target);
        }
      }
    }
  }

  void inherit() {
    for (std::size_t i = 1; i < to_.sections_.size(); ++i) {
      to_.sections_[i].headers.insert(to_.sections_[i - 1].headers.begin(),
                                      to_.sections_[i - 1].headers.end());
      to_.sections_[i].footers.insert(to_.sections_[i - 1].footers.begin(),
                                      to_.sections_[i - 1].footers.end());
    }
  }

  void table(pugi::xml_node node) {
    const Cursor outer = at_;
    const TableFormatting base = to_.formatting_->simplified(table_formatting(node));
    const std::size_t index = to_.tables_.size();
    ManuscriptTable& made = to_.tables_.emplace_back();
    made.node = node;
    made.number = ++tables_;
    made.nested = outer.table != 0;
    made.story = story_;
    made.begin = to_.paragraphs_.size();
    std::vector<pugi::xml_node> rows;
    collect(node, "w:tr", rows);
    at_.table = tables_;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      at_.row = static_cast<int>(i) + 1;
      TableFormatting row_formatting = base;
      row_formatting.first_row = base.first_row && i == 0;
      row_formatting.last_row = base.last_row && i + 1 == rows.size();
      ManuscriptRow made_row = row(rows[i], row_formatting);
      to_.tables_[index].rows.push_back(std::move(made_row));
    }
    to_.tables_[index].end = to_.paragraphs_.size();
    at_ = outer;
  }

  ManuscriptRow row(pugi::xml_node node, const TableFormatting& base) {
    ManuscriptRow made;
    made.node = node;
    const pugi::xml_node properties = node.child("w:trPr");
    made.repeats_as_header = is_on(properties.child("w:tblHeader"));
    made.may_split = !is_on(properties.child("w:cantSplit"));
    std::vector<pugi::xml_node> cells;
    collect(node, "w:tc", cells);
    int column = properties.child("w:gridBefore").attribute("w:val").as_int();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      TableFormatting formatting = base;
      formatting.first_column = base.first_column && i == 0;
      formatting.last_column = base.last_column && i + 1 == cells.size();
      const pugi::xml_node cell_properties = cells[i].child("w:tcPr");
      ManuscriptCell cell;
      cell.node = cells[i];
      cell.column = column;
      cell.span = std::max(1, cell_properties.child("w:gridSpan").attribute("w:val").as_int(1));
      const pugi::xml_node merge = cell_properties.child("w:vMerge");
      cell.continues = merge && std::string_view(merge.attribute("w:val").value()) != "restart";
      column += cell.span;
      cell.begin = to_.paragraphs_.size();
      at_.cell = static_cast<int>(i) + 1;
      at_.formatting = &formatting;
      blocks(cells[i]);
      cell.end = to_.paragraphs_.size();
      made.cells.push_back(std::move(cell));
    }
    return made;
  }

  /// Rows of a table, cells of a row: also those inside content controls and revision marks.
  static void collect(pugi::xml_node parent, std::string_view name,
                      std::vector<pugi::xml_node>& found) {
    for (const pugi::xml_node child : parent.children()) {
      if (named(child, name)) {
        found.push_back(child);
      } else if (is_wrapper(child)) {
        collect(child, name, found);
      }
    }
  }

  Manuscript& to_;
  ListCounter counter_;
  std::size_t story_ = 0;
  Cursor at_;
  int paragraph_ = 0, tables_ = 0;
};

pugi::xml_node ManuscriptParagraph::tree(pugi::xml_document& own) const {
  if (node) return node;
  own.load_buffer(xml_.data(), xml_.size(), xml::kParseFlags, pugi::encoding_utf8);
  return own.document_element();
}

const std::vector<RunFormat>& ManuscriptParagraph::formats() const {
  if (formats_) return *formats_;
  formats_.emplace();
  pugi::xml_document own;
  const pugi::xml_node paragraph = tree(own);
  const ParagraphText plain = node ? ParagraphText() : read_paragraph(paragraph);
  pugi::xml_node run;
  for (const ParagraphPiece& piece : node ? content.pieces : plain.pieces) {
    const bool same = piece.run == run && !formats_->empty();
    run = piece.run;
    formats_->push_back(same ? formats_->back()
                             : formatting_->run(run, paragraph, table_formatting()));
  }
  return *formats_;
}

const RunFormat& ManuscriptParagraph::mark() const {
  pugi::xml_document own;
  return formatting_->mark(tree(own), table_formatting());
}

RunFormat ManuscriptParagraph::label_format() const {
  pugi::xml_document own;
  return formatting_->label(tree(own), table_formatting());
}

Manuscript::Manuscript(std::shared_ptr<const opc::Package> package,
                       std::shared_ptr<const Document> base)
    : package_(std::move(package)), base_(std::move(base)), edit_(package_) {}

bool Manuscript::load(const std::string& part, diag::Report& report) {
  if (part.empty() || documents_.contains(part)) return true;
  return parse_part(package_->bytes(part), documents_[part], part, report);
}

bool Manuscript::load_abridged(const std::string& part, diag::Report& report) {
  body_ = package_->shared_bytes(part);
  return parse_abridged(body_.get(), Abridging::all, abridged_, documents_[part], part, report);
}

bool Manuscript::load_formatting(diag::Report& report) {
  const std::string& main = package_->main_part();
  const std::string styles = related_part(*package_, main, "styles");
  const std::string theme = related_part(*package_, main, "theme");
  settings_part_ = related_part(*package_, main, "settings");
  numbering_part_ = related_part(*package_, main, "numbering");
  const DocumentStyles* const known = base_ ? &base_->styles() : nullptr;
  const auto is_known = [&](const std::string& part, const std::string& same, pugi::xml_node root) {
    return root && part == same && package_->shares(part, *base_->package());
  };
  const bool same_styles = known && is_known(styles, known->styles_part(), known->styles());
  const bool same_lists =
      same_styles && is_known(numbering_part_, known->numbering_part(), known->numbering());
  bool good = same_styles || styles.empty() ||
              parse_styles(package_->bytes(styles), documents_[styles], styles, report);
  for (const std::string& part : {theme, settings_part_}) good = load(part, report) && good;
  good = (same_lists || load(numbering_part_, report)) && good;
  if (!good) return false;
  const pugi::xml_node root = same_styles ? known->styles() : root_of(styles);
  formatting_ = std::make_unique<Formatting>(
      same_styles ? known->sheet() : StyleSheet(root),
      same_lists ? known->lists() : ListLevels(root_of(numbering_part_), root),
      ThemeFonts(root_of(theme), root_of(settings_part_)));
  return true;
}

std::uint32_t Manuscript::index_of(const ManuscriptParagraph& paragraph) const {
  if (indices_.empty()) {
    struct Counter : pugi::xml_tree_walker {
      std::unordered_map<std::size_t, std::uint32_t>& indices;
      std::uint32_t next = 0;
      explicit Counter(std::unordered_map<std::size_t, std::uint32_t>& to) : indices(to) {}
      bool for_each(pugi::xml_node& node) override {
        if (named(node, "w:p")) indices.emplace(node.hash_value(), next++);
        return true;
      }
    };
    for (const ManuscriptStory& story : stories_) {
      Counter counter(indices_);
      pugi::xml_node(story.root).traverse(counter);
    }
  }
  return indices_.at(paragraph.node.hash_value());
}

pugi::xml_node Manuscript::root_of(std::string_view part) const {
  const auto found = documents_.find(part);
  return found == documents_.end() ? pugi::xml_node() : found->second.document_element();
}

std::unique_ptr<Manuscript> Manuscript::read(std::shared_ptr<const opc::Package> package,
                                             diag::Report& report) {
  std::unique_ptr<Manuscript> made(new Manuscript(std::move(package), nullptr));
  return read(std::move(made), false, report);
}

std::unique_ptr<Manuscript> Manuscript::look_over(std::shared_ptr<const opc::Package> package,
                                                  std::shared_ptr<const Document> base,
                                                  diag::Report& report) {
  std::unique_ptr<Manuscript> made(new Manuscript(std::move(package), std::move(base)));
  return read(std::move(made), true, report);
}

std::unique_ptr<Manuscript> Manuscript::read(std::unique_ptr<Manuscript> made, bool abridged,
                                             diag::Report& report) {
  bool good = made->load_formatting(report);
  for (StoryPart& part : story_parts(*made->package_)) {
    bool wanted = false;
    for (const Kind kind : kReadStories) wanted = wanted || part.kind == kind;
    if (!wanted) continue;
    good = (abridged && part.kind == Kind::body ? made->load_abridged(part.name, report)
                                                : made->load(part.name, report)) &&
           good;
    made->stories_.push_back({std::move(part), {}});
  }
  if (!good) return nullptr;
  // Rarely are more than half of them anything else; what is not needed is not touched.
  made->paragraphs_.reserve(made->abridged_.paragraphs.size() * 2);
  Reader reader(*made);
  for (std::size_t i = 0; i < made->stories_.size(); ++i) {
    ManuscriptStory& story = made->stories_[i];
    story.root = made->root_of(story.part.name);
    reader.story(i, story.root, story.part.kind);
  }
  return made;
}

std::string Manuscript::add_part(const std::string& name, std::string_view content_type,
                                 std::string_view relationship_type, std::string bytes) {
  added_ = true;
  edit_.add(name, content_type, std::move(bytes));
  const std::string& main = package_->main_part();
  const std::string folder = main.substr(0, main.rfind('/') + 1);
  const bool beside = name.starts_with(folder);
  return edit_.relate(main, relationship_type, beside ? name.substr(folder.size()) : "/" + name);
}

std::string Manuscript::write() {
  for (const std::string& part : touched_) {
    edit_.replace(part, serialised(documents_.find(part)->second));
  }
  edit_.remove_signatures();
  return edit_.write();
}

}  // namespace chengwen::wml
