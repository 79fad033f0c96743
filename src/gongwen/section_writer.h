#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gongwen/outline.h"
#include "gongwen/section.h"
#include "gongwen/style_roles.h"
#include "wml/story_writer.h"

namespace chengwen::gongwen {

struct SectionOptions {
  /// Who counts the headings: Word where their style is in a list and else we; always we; always
  /// Word.
  enum class Numbering { by_style, text, native };

  int level = 1;  ///< of the outermost headings
  int items = 1;  ///< the highest level that items have
  Numbering numbering = Numbering::by_style;
  std::string if_empty;  ///< stands below a title that nothing stands below
  bool keep = false;     ///< the last paragraph stays on the page of what follows
  data::Value tables;    ///< a macro that draws the table of a name; undefined when there is none
};

/// Writes one tree of sections where a tag stands.
class SectionWriter {
 public:
  SectionWriter(const SectionOptions& options, wml::StoryWriter& writer, const wml::EmitSite& site);

  void write(const data::Value& tree);

 private:
  /// How the headings of a level are written.
  struct Look {
    std::string style;  ///< "" when they look like the text
    int list = 0;       ///< counts them; 0 when we do
    int list_level = 0;
    bool in_list = false;  ///< the style is in that list by itself
    std::string lister;    ///< the style that puts it there, it or one that it is based on
  };
  /// The number of a heading or an item and the w:pPr of its paragraph.
  struct Label {
    std::string number;  ///< "" when Word counts
    std::string words;   ///< as it is seen
    std::string properties;
  };

  // `above` is the title of what holds the rest; nothing is written behind what is `last`.
  void entries(const std::vector<data::Value>& entries, int level, const std::string& above,
               bool last);
  void section(const Section& section, int level, const std::string& above, bool last);
  void below(const Section& section, std::size_t first_paragraph, int level,
             const std::string& above, bool last);
  void item(const data::Value& item, int level, const std::string& above, bool last);
  void heading(const data::Value& title, int level);
  void run_in(const data::Value& title, const data::Value& text, int level);
  void text(const data::Value& text, const std::string& above, bool last);
  void keep_next(bool last);
  void table(const data::Value& table, const std::string& above);
  void picture(const data::Value& picture);
  void words(const std::string& number, const data::Value& words, const wml::EmitSite& site);

  const Look& look(int level, const data::Value& title);
  Look find_look(int level);
  bool stands_in_template(const std::string& style);
  int own_list();
  Label label(int level, bool as_heading, const data::Value& title);
  int list_of_pass(int list);
  data::Value without_label(const data::Value& words, const Label& label);
  data::Value without_indent(const data::Value& words);
  void check_level(int level, int parent, const data::Value& title);

  bool is_section(const data::Value& value) const;
  bool is_block(const data::Value& value) const;
  jinja::Host& host() const { return writer_.host(); }

  const SectionOptions& options_;
  wml::StoryWriter& writer_;
  const Conventions& conventions_;
  StyleRoles roles_;
  Outline outline_;
  wml::EmitSite body_;  ///< for paragraphs like the one that holds the tag
  bool in_own_cell_;
  bool starts_anew_ = false;
  std::map<int, Look> looks_;
  std::map<int, int> anew_;           ///< a list → one like it that starts from its beginning
  std::optional<std::string> story_;  ///< XML of the template, once it was asked for
  int depth_ = 0;
};

}  // namespace chengwen::gongwen
