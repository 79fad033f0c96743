#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gongwen/refill_matches.h"
#include "gongwen/refill_pattern.h"
#include "gongwen/refill_review.h"
#include "gongwen/refill_sections.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// Paragraphs or rows that become the body of a loop: the first item's stay, with tags, the others
/// go.
struct LoopBlock {
  LoopOver loop;
  std::vector<pugi::xml_node> first, others;  ///< w:p or w:tr
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
  /// Of a cell with those of its column in the rows below.
  enum class Merge : std::uint8_t { none, begins, goes_on };
  static std::optional<std::vector<Merge>> merges_of(const wml::ManuscriptTable& table,
                                                     std::size_t row, std::size_t size);
  std::map<std::size_t, std::string> sparse_columns(const wml::ManuscriptTable& table,
                                                    std::size_t row, const DataList& list,
                                                    const LoopOver& loop) const;
  bool is_sparse(const std::vector<std::size_t>& cells, const Origin& origin,
                 const LoopOver& loop) const;
  bool take_rows(const wml::ManuscriptTable& table, std::size_t row, const DataList& list);
  std::string key_above(const wml::ManuscriptTable& table, std::size_t row, int column,
                        const DataList& list) const;
  void fill_empty_cells(const wml::ManuscriptTable& table, std::size_t row, const DataList& list,
                        const LoopOver& loop);
  void look_at_paragraphs();
  bool take_paragraphs(std::size_t begin, std::size_t each, const DataList& list);
  void take_title_lines(std::size_t paragraph);
  void look_at_sentence(std::size_t paragraph);
  bool take_sentence(std::size_t paragraph, std::size_t first, const DataList& list);
  void take_rest();

  bool begins(std::size_t paragraph, const DataList& list) const;
  std::string_view words_around(std::size_t paragraph, const Match& match) const;
  std::size_t likelihood(std::size_t paragraph, const Match& match, const Origin& origin) const;
  void tell_left(const Spot& spot);
  void tell_cut_texts();
  bool is_told(std::size_t paragraph, const Match& match) const;
  LoopOver loop_over(const DataList& list, std::string_view variable) const;
  void replace(std::size_t paragraph, const Match& match, std::vector<const Origin*> origins,
               const LoopOver* loop);
  const std::string& text(std::size_t paragraph) const {
    return manuscript_.paragraphs()[paragraph].text();
  }

  const wml::Manuscript& manuscript_;
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
