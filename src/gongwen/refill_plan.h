#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gongwen/refill_loops.h"
#include "gongwen/refill_matches.h"
#include "gongwen/refill_nest.h"
#include "gongwen/refill_pattern.h"
#include "gongwen/refill_review.h"
#include "gongwen/refill_sections.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// A change of a paragraph's text.
struct TextEdit {
  std::size_t paragraph = 0;
  std::size_t begin = 0, end = 0;  ///< bytes
  std::string text;
};

/// From the end on, so that what lies before keeps its place; what is put in at a place comes
/// before what takes the place of the words there.
void sort_from_end(std::vector<TextEdit>& edits);

/// Paragraphs or rows that become loops.
struct LoopBlock {
  struct Line {
    pugi::xml_node node;    ///< that stays; of a statement one whose looks it gets
    std::string statement;  ///< for 行 in 项目; "" of a node that stays
  };
  std::vector<Line> lines;
  std::vector<pugi::xml_node> replaced;  ///< all that were there, in their order
  std::vector<pugi::xml_node> shown;     ///< cells (w:tc) that no longer go on with the one above
};

/// Decides what of a document becomes tags and loops.
class RefillPlan {
 public:
  /// With `sections` a tree of sections that the document shows becomes one tag.
  RefillPlan(const wml::Manuscript& manuscript, const data::Value& data, bool sections,
             RefillReview& review);

  const std::vector<TextEdit>& edits() const { return edits_; }
  const std::vector<LoopBlock>& blocks() const { return blocks_; }
  const std::optional<SectionStretch>& sections() const { return sections_; }
  /// What the table of the sections is called as a macro, and its argument.
  static constexpr std::string_view kTableMacro = "画表", kTableName = "表名";

 private:
  void take_sections(const data::Value& data);
  void read_matches();
  void read_cells(const wml::ManuscriptTable& table);
  void look_at_rows(const wml::ManuscriptTable& table);
  void look_at_paragraphs();
  void look_at_units(const std::vector<LoopUnit>& units);
  std::size_t take_loop(const std::vector<LoopUnit>& units, NestReader& reader, std::size_t at,
                        const DataList& list);
  bool is_one_of_many_places(const std::vector<LoopUnit>& units, const NestList& nest) const;
  std::optional<LoopForm> loop_form(const std::vector<LoopUnit>& units, const NestList& nest) const;
  void write_loop(const LoopForm& form, const std::vector<LoopUnit>& units, LoopBlock& block);
  void write_unit(const UnitForm& form, const LoopUnit& unit, LoopBlock& block);
  void write_shape(const Shape& shape);
  void write_sentence_loop(std::size_t paragraph, const SentenceLoop& loop);
  std::string words_of(const Shape& shape);
  void take_title_lines(std::size_t paragraph);
  void look_at_sentence(std::size_t paragraph);
  bool is_heading_word(std::size_t paragraph, const Match& match) const;
  void take_rest();

  std::string_view words_around(std::size_t paragraph, const Match& match) const;
  std::size_t likelihood(std::size_t paragraph, const Match& match, const Origin& origin) const;
  void tell_left(const Spot& spot);
  void tell_cut_texts();
  bool is_told(std::size_t paragraph, const Match& match) const;
  std::string free_variable(std::string_view name) const;
  std::vector<Candidate> ranked(std::size_t paragraph, const Slot& slot) const;
  void replace(std::size_t paragraph, const Slot& slot);
  const std::string& text(std::size_t paragraph) const {
    return manuscript_.paragraphs()[paragraph].text();
  }

  const wml::Manuscript& manuscript_;
  const data::Value& root_;
  RefillMatches finder_;
  RefillReview& review_;
  std::vector<std::vector<Match>> matches_;  ///< of each paragraph
  std::vector<std::string> around_;          ///< of each paragraph in a table: what heads it
  std::set<std::size_t> done_;               ///< paragraphs of loops
  std::set<std::pair<std::size_t, std::size_t>> taken_;  ///< paragraph and begin of matches
  std::set<std::string> variables_taken_;
  std::vector<TextEdit> edits_;
  std::vector<LoopBlock> blocks_;
  std::optional<SectionStretch> sections_;
};

}  // namespace chengwen::gongwen
