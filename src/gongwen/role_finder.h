#pragma once

#include <string_view>
#include <vector>

#include "gongwen/document_model.h"

namespace chengwen::gongwen {

/// Gives each paragraph its role, pass by pass; a pass leaves alone what an earlier one has found.
class RoleFinder {
 public:
  explicit RoleFinder(const wml::Manuscript& manuscript);
  std::vector<Element> run();

 private:
  // Blank lines, tables, text boxes, contents: what can be told without neighbours.
  void trivial();
  // A typed 目录.
  void contents();
  // 版头, title, addressee: from the top down.
  void opening();
  std::size_t head(std::size_t at);
  Role role_below_mark(std::size_t at, std::string_view mark) const;
  std::size_t title(std::size_t at, Role role);
  void addressee(std::size_t at);
  // Caption and unit above tables, notes below.
  void around_tables();
  void above_table(std::size_t table_begin);
  void below_table(std::size_t table_end);
  // 附件, 版记, lists of minutes, 署名, 成文日期: from the bottom up.
  void annexes();
  bool is_copies(std::size_t at) const;
  void attendance();
  void closing();
  bool is_note(std::size_t at) const;
  void signatures(std::size_t date);
  void attachments(std::size_t end);
  // Headings, items and what is left.
  void labels();
  void label(std::size_t at);
  bool stands_above_text(std::size_t at) const;
  struct OpenSeries {
    int level = 0, expected = 0;
    std::int64_t number = 0;
  };
  void levels();
  void level(std::size_t at, std::vector<OpenSeries>& open);
  int level_meant(std::size_t at, const std::vector<OpenSeries>& open) const;
  int slipped_from(std::size_t at, const std::vector<OpenSeries>& open) const;
  void hierarchy();

  const wml::ManuscriptParagraph& paragraph(std::size_t at) const;
  /// The trimmed text.
  std::string_view words(std::size_t at) const;
  /// Undecided, in the body, outside tables and boxes, not empty.
  bool open(std::size_t at) const;
  /// The next (previous) paragraph outside tables and boxes that is not empty; npos at the end.
  std::size_t next_shown(std::size_t after) const;
  std::size_t previous_shown(std::size_t before) const;
  bool has_label(std::size_t at) const;
  /// How much a line looks like a title: 2 is enough.
  int title_evidence(std::size_t at) const;
  bool looks_like_title(std::size_t at) const;

  const wml::Manuscript& manuscript_;
  std::vector<Element> elements_;
  std::vector<bool> decided_;
  std::size_t body_end_ = 0;     // behind the last paragraph of the body story
  bool below_article_ = false;   // labels() is at what an article says
  std::size_t annex_begin_ = 0;  // the first annex mark, or body_end_
  std::size_t text_begin_ = 0;   // behind title and addressee
};

/// Half widths of the blanks before the text of a paragraph.
std::size_t leading_blanks(const wml::ManuscriptParagraph& paragraph, const Element& element);

/// A strong red, whatever its shade: of issuer marks and the rules of the head.
bool is_red(std::string_view color);
bool has_red(const wml::ManuscriptParagraph& paragraph);

/// The end of the word before the colon of a list of minutes, 出席：, 请假人员：; 0 for other
/// lines.
std::size_t attendance_label(std::string_view words);
/// A unit and a date, and nothing else.
bool names_unit_and_date(std::string_view words);

/// True when the last character of `words` is one of `set`.
bool ends_with_one_of(std::string_view words, std::u32string_view set);

}  // namespace chengwen::gongwen
