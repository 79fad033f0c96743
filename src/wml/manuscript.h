#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "opc/package.h"
#include "wml/abridged_part.h"
#include "wml/document.h"
#include "wml/format.h"
#include "wml/formatting.h"
#include "wml/paragraph_text.h"
#include "wml/story_parts.h"

namespace chengwen::wml {

/// A part with text and its parsed tree.
struct ManuscriptStory {
  StoryPart part;
  pugi::xml_node root;
};

struct ManuscriptParagraph {
  pugi::xml_node node;    ///< null for a plain one of a manuscript that is only looked over
  std::size_t story = 0;  ///< in Manuscript::stories()
  int number = 0;         ///< 1-based outside tables and text boxes of its story; else 0
  int table = 0, row = 0, cell = 0;  ///< 1-based; 0 outside tables
  bool in_text_box = false;
  bool in_contents = false;  ///< inside a table of contents
  std::size_t section = 0;   ///< in Manuscript::sections(); of body paragraphs
  ParagraphText content;     ///< of one without node its text only
  std::string label;         ///< of its list: "（二）"; "" outside lists
  ParagraphFormat format;

  const std::string& text() const { return content.text; }
  /// Of its pieces, one each. Computed when first asked for: ask before the tree is changed.
  const std::vector<RunFormat>& formats() const;
  /// Of the paragraph mark; likewise.
  const RunFormat& mark() const;
  /// Of the label; likewise.
  RunFormat label_format() const;

 private:
  friend class Manuscript;
  const TableFormatting* table_formatting() const {
    return table_formatting_ ? &*table_formatting_ : nullptr;
  }
  /// The node, or its like in `own`.
  pugi::xml_node tree(pugi::xml_document& own) const;

  std::string_view xml_;  // in the part; of one without node
  Formatting* formatting_ = nullptr;
  std::optional<TableFormatting> table_formatting_;
  mutable std::optional<std::vector<RunFormat>> formats_;
};

struct ManuscriptCell {
  pugi::xml_node node;
  int column = 0;                  ///< of the grid, from 0
  int span = 1;                    ///< grid columns
  bool continues = false;          ///< a vertical merge goes on from the row above
  std::size_t begin = 0, end = 0;  ///< its paragraphs in Manuscript::paragraphs()
};

struct ManuscriptRow {
  pugi::xml_node node;
  bool repeats_as_header = false;
  bool may_split = true;
  std::vector<ManuscriptCell> cells;
};

struct ManuscriptTable {
  pugi::xml_node node;
  int number = 0;  ///< as ManuscriptParagraph::table
  bool nested = false;
  std::size_t story = 0;
  std::size_t begin = 0, end = 0;  ///< its paragraphs in Manuscript::paragraphs()
  std::vector<ManuscriptRow> rows;
};

struct ManuscriptSection {
  pugi::xml_node node;  ///< w:sectPr; null when the document has none
  PageFormat page;
  std::size_t begin = 0, end = 0;  ///< its paragraphs in Manuscript::paragraphs()
  bool starts_page = true;         ///< its type is not "continuous"
  /// Part names by w:type ("default", "even", "first"), inherited from the section before; "" or
  /// absent when there is none.
  std::map<std::string, std::string, std::less<>> headers, footers;
};

/// A document read for its looks: stories, paragraphs with text and effective formats, tables,
/// sections. The trees may be changed; write() then gives the changed document. What was computed
/// describes the document as it was read. Belongs to one thread.
class Manuscript {
 public:
  /// Null, with errors in `report`, when a part that matters is no XML.
  static std::unique_ptr<Manuscript> read(std::shared_ptr<const opc::Package> package,
                                          diag::Report& report);
  /// The same for who only looks at it: what is most of a long document, plain paragraphs, has no
  /// nodes, and nobody may ask for index_of(), touch() or write(). `base`, which may be null, is
  /// the template that it was filled from: styles and lists that both have are not read again.
  static std::unique_ptr<Manuscript> look_over(std::shared_ptr<const opc::Package> package,
                                               std::shared_ptr<const Document> base,
                                               diag::Report& report);

  const opc::Package& package() const { return *package_; }
  const std::shared_ptr<const opc::Package>& shared_package() const { return package_; }
  const std::vector<ManuscriptStory>& stories() const { return stories_; }
  /// The body's first, then those of headers, footers and notes; in document order. Those of a text
  /// box follow the paragraph it is anchored in.
  const std::vector<ManuscriptParagraph>& paragraphs() const { return paragraphs_; }
  const std::vector<ManuscriptTable>& tables() const { return tables_; }
  /// Never empty.
  const std::vector<ManuscriptSection>& sections() const { return sections_; }
  /// Where a paragraph stands among all w:p of its part in document order, from 0.
  std::uint32_t index_of(const ManuscriptParagraph& paragraph) const;
  /// The name of a style as the user sees it.
  std::string_view style_name(std::string_view id) const { return formatting_->styles().name(id); }
  const ListLevels& lists() const { return formatting_->lists(); }
  /// See Formatting.
  pugi::xml_node table_border(pugi::xml_node table, const char* side) const {
    return formatting_->table_border(table, side);
  }
  pugi::xml_node paragraph_border(pugi::xml_node paragraph, const char* side) const {
    return formatting_->paragraph_border(paragraph, side);
  }
  pugi::xml_node settings() const { return root_of(settings_part_); }
  const std::string& settings_part() const { return settings_part_; }
  const std::string& numbering_part() const { return numbering_part_; }
  bool has_revisions() const { return has_revisions_; }

  /// From now on the part's tree is written instead of its bytes.
  void touch(const std::string& part) { touched_.insert(part); }
  /// Adds a part to which the main part has a relationship, and gives the relationship's id.
  std::string add_part(const std::string& name, std::string_view content_type,
                       std::string_view relationship_type, std::string bytes);
  bool changed() const { return !touched_.empty() || added_; }
  /// The document with the trees of touched parts and the added parts; signatures, which no changed
  /// document keeps, are removed. Throws diag::Failure as opc::Edit::write().
  std::string write();

 private:
  class Reader;
  Manuscript(std::shared_ptr<const opc::Package> package, std::shared_ptr<const Document> base);
  static std::unique_ptr<Manuscript> read(std::unique_ptr<Manuscript> made, bool abridged,
                                          diag::Report& report);
  bool load(const std::string& part, diag::Report& report);
  bool load_abridged(const std::string& part, diag::Report& report);
  bool load_formatting(diag::Report& report);
  pugi::xml_node root_of(std::string_view part) const;

  std::shared_ptr<const opc::Package> package_;
  std::shared_ptr<const Document> base_;
  std::map<std::string, pugi::xml_document, std::less<>> documents_;
  opc::SharedBytes body_;  // the bytes that abridged_ points into
  AbridgedPart abridged_;  // the main part, when it is
  std::unique_ptr<Formatting> formatting_;
  std::vector<ManuscriptStory> stories_;
  std::vector<ManuscriptParagraph> paragraphs_;
  std::vector<ManuscriptTable> tables_;
  std::vector<ManuscriptSection> sections_;
  std::string settings_part_, numbering_part_;
  mutable std::unordered_map<std::size_t, std::uint32_t> indices_;  // by the hash value of the w:p
  bool has_revisions_ = false;
  opc::Edit edit_;
  std::set<std::string> touched_;
  bool added_ = false;
};

}  // namespace chengwen::wml
