#include <algorithm>
#include <map>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/measures.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

/// Numbered paragraphs of one level under one heading that count on from one another.
struct Series {
  int level = 0;
  bool automatic = false;  ///< at least one number is Word's own
  std::vector<std::size_t> members;
};

std::vector<Series> series_of(const DocumentModel& model) {
  std::vector<Series> all;
  std::vector<std::size_t> open;           // in all, outermost first
  std::map<int, std::size_t> interrupted;  // by level: closed by items of a higher level
  bool text_between = false;
  for (std::size_t at = 0; at < model.elements().size(); ++at) {
    const Element& element = model[at];
    if (element.starts_anew()) {
      open.clear();
      interrupted.clear();
    }
    if (element.role == Role::body) text_between = true;
    if (!element.numbered()) continue;
    const int level = element.series_level();
    if (element.role == Role::heading)
      interrupted.erase(interrupted.upper_bound(level), interrupted.end());
    for (; !open.empty() && all[open.back()].level > level; open.pop_back()) {
      if (element.role == Role::item) interrupted[all[open.back()].level] = open.back();
    }
    const bool same = !open.empty() && all[open.back()].level == level;
    // Lists in the text begin anew where text stands between them.
    const bool new_list = same && level >= 3 && element.label.number == 1 && text_between;
    if (new_list) open.pop_back();
    if (!same || new_list) {
      const auto before = interrupted.find(level);
      const bool goes_on =
          before != interrupted.end() &&
          model[all[before->second].members.back()].label.number + 1 == element.label.number;
      open.push_back(goes_on ? before->second : all.size());
      if (!goes_on) all.push_back({level, false, {}});
    }
    all[open.back()].members.push_back(at);
    all[open.back()].automatic = all[open.back()].automatic || element.automatic;
    text_between = false;
  }
  return all;
}

const NumberingScheme& scheme_of(const Inspection& inspection) {
  return inspection.profile().conventions()->numbering;
}

/// Writes the typed label of a paragraph in the official way; what is 0 stays as it is.
void relabel(const NumberingScheme& scheme, pugi::xml_node node, int level, std::int64_t number) {
  const std::string text = wml::read_paragraph(node).text;
  const auto label = read_label(text, trimmed(text).begin);
  if (!label) return;
  if (level == 0) level = label->level;
  if (number == 0) number = label->number;
  const std::string own = text.substr(label->begin, label->end - label->begin);
  wml::replace_text(
      node, label->begin, label->after,
      is_official(scheme, own, level, number) ? own : official_label(scheme, level, number));
}

/// Gives the level of an automatic list the official label.
void relabel_list(const NumberingScheme& scheme, pugi::xml_node level_node, int level,
                  int list_level) {
  const NumberingLevel& own = scheme[std::min(static_cast<std::size_t>(level), scheme.size()) - 1];
  wml::set_attribute(level_node.child("w:lvlText"), "w:val",
                     own.before + "%" + std::to_string(list_level + 1) + own.after);
}

/// w:suff stands before w:lvlText.
void remove_list_suffix(pugi::xml_node level_node) {
  pugi::xml_node suffix = level_node.child("w:suff");
  if (!suffix) suffix = level_node.insert_child_before("w:suff", level_node.child("w:lvlText"));
  wml::set_attribute(suffix, "w:val", "nothing");
}

/// A label without its number: ()、 of (一)、.
std::string form_of(std::string_view label) {
  std::string form;
  const Characters words(label);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_figure(words[i]) && !is_chinese_figure(words[i])) text::append(form, words[i]);
  }
  return form;
}

Words after_label_blank() {
  return {"序数后面有空白", "a blank behind the number"};
}

/// 1、 2、 3、 are one finding: told in the words of the first, by their form.
class LabelForms {
 public:
  struct Told {
    Words found, wanted;
  };
  /// What is wrong with the label of an element that should be one of this level.
  const Told& of(const NumberingScheme& scheme, const Element& element, int level) {
    const auto [form, is_new] =
        told_.try_emplace(form_of(element.label_words) + std::to_string(level),
                          Told{Words::quoted(element.label_words),
                               Words::quoted(official_label(scheme, level, element.label.number))});
    return form->second;
  }

 private:
  std::map<std::string, Told> told_;
};

void automatic_label(const Rule& rule, Inspection& inspection, std::size_t at, LabelForms& forms) {
  const Element& element = inspection.model()[at];
  const wml::ParagraphFormat& format = inspection.paragraph(at).format;
  const auto level = inspection.manuscript().lists().level(format.list, format.list_level);
  if (!level) return;
  const auto mend_numbering = [&](auto change) -> Mend {
    return [&inspection, change, node = level->node] {
      inspection.manuscript().touch(inspection.manuscript().numbering_part());
      change(node);
    };
  };
  if (!is_official(scheme_of(inspection), element.label_words, element.label.level,
                   element.label.number)) {
    const auto& [found, wanted] = forms.of(scheme_of(inspection), element, element.label.level);
    inspection.tell(rule, {at}, found, wanted,
                    mend_numbering([&scheme = scheme_of(inspection), own = element.label.level,
                                    list_level = format.list_level](pugi::xml_node node) {
                      relabel_list(scheme, node, own, list_level);
                    }));
  }
  if (level->suffix == "nothing") return;
  inspection.tell(rule, {at}, after_label_blank(), {"没有空白", "none"},
                  mend_numbering([](pugi::xml_node node) { remove_list_suffix(node); }));
}

}  // namespace

void heading_order(const Rule& rule, Inspection& inspection) {
  LabelForms forms;
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Element& element = inspection.model()[at];
    if (element.order == Element::Order::fine) continue;
    // Only where the neighbours' numbers tell what was meant can it be mended.
    Mend mend;
    if (element.order == Element::Order::slip && !element.automatic) {
      mend = [&scheme = scheme_of(inspection), node = inspection.paragraph(at).node,
              level = element.expected_level] { relabel(scheme, node, level, 0); };
    }
    const auto& [found, wanted] = forms.of(scheme_of(inspection), element, element.expected_level);
    inspection.tell_of_text(rule, {at, element.label.begin, element.label.end}, found, wanted,
                            std::move(mend));
  }
}

void heading_look(const Rule& rule, Inspection& inspection) {
  const std::vector<std::string_view> fonts[] = {
      rule.words("level1_fonts"), rule.words("level2_fonts"), rule.words("other_fonts")};
  for (const std::size_t at : inspection.model().with(Role::heading)) {
    const Element& element = inspection.model()[at];
    int level = std::clamp(element.label.level, 1, 3);
    // A number in the wrong form may stand before a heading in the right look.
    const int expected = std::clamp(element.expected_level, 1, 3);
    if (element.numbered() && wrong_fonts(inspection.paragraph(at), element.begin,
                                          element.heading_end, fonts[expected - 1])
                                  .empty()) {
      level = expected;
    }
    tell_look(rule, inspection, at, element.begin, element.heading_end,
              {fonts[level - 1], rule.number("size"), level == 3});
  }
}

void heading_label(const Rule& rule, Inspection& inspection) {
  LabelForms forms;
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Element& element = inspection.model()[at];
    if (!element.numbered() || element.order == Element::Order::slip) continue;
    if (element.automatic) {
      automatic_label(rule, inspection, at, forms);
      continue;
    }
    const HeadingLabel& label = element.label;
    const Mend mend = [&scheme = scheme_of(inspection), node = inspection.paragraph(at).node] {
      relabel(scheme, node, 0, 0);
    };
    if (!is_official(scheme_of(inspection), element.label_words, label.level, label.number)) {
      const auto& [found, wanted] = forms.of(scheme_of(inspection), element, element.label.level);
      inspection.tell_of_text(rule, {at, label.begin, label.end}, found, wanted, mend);
    } else if (label.after > label.end) {
      inspection.tell_of_text(rule, {at, label.begin, label.after}, after_label_blank(),
                              {"没有空白", "none"}, mend);
    }
  }
}

void heading_end(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::heading)) {
    const Element& element = inspection.model()[at];
    if (element.run_in || element.label_words.empty()) continue;
    const std::string& text = inspection.paragraph(at).text();
    const Characters words(std::string_view(text).substr(0, element.end));
    const std::size_t last = words.size() - 1;
    if (!one_of(words[last], U"。：；，、:;,.")) continue;
    const std::size_t begin = words.offset(last);
    inspection.tell(rule, {at, begin, element.end},
                    Words::quoted(text.substr(begin, element.end - begin)),
                    {"没有标点", "no punctuation"});
  }
}

void ordinals(const Rule& rule, Inspection& inspection) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const Role role = inspection.model()[at].role;
    if (role != Role::body && role != Role::item && role != Role::heading) continue;
    const std::string& text = inspection.paragraph(at).text();
    const Characters words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!one_of(words[i], U"第其")) continue;
      const bool begins = i == 0 || one_of(words[i - 1], U"。：；！？:;“ \u3000");
      std::size_t end = i + 1;
      while (end < i + 4 && is_chinese_figure(words[end])) ++end;
      if (!begins || end == i + 1 || words[end] != U'、') continue;
      const std::size_t from = words.offset(i), mark = words.offset(end);
      const std::string ordinal = text.substr(from, mark - from);
      inspection.tell(rule, {at, from, words.offset(end + 1)}, Words::quoted(ordinal + "、"),
                      Words::quoted(ordinal + "，"));
    }
  }
}

void heading_numbers(const Rule& rule, Inspection& inspection) {
  for (const Series& series : series_of(inspection.model())) {
    std::int64_t expected = 1;
    Mend mend;
    if (!series.automatic) {
      std::vector<pugi::xml_node> nodes;
      for (const std::size_t at : series.members) nodes.push_back(inspection.paragraph(at).node);
      mend = [nodes, level = series.level, &inspection] {
        for (std::size_t i = 0; i < nodes.size(); ++i) {
          relabel(scheme_of(inspection), nodes[i], level, static_cast<std::int64_t>(i) + 1);
        }
        inspection.manuscript().touch(inspection.manuscript().stories().front().part.name);
      };
    }
    std::int64_t meant = 1;  // where a wrong number before was only itself wrong
    for (const std::size_t at : series.members) {
      const Element& element = inspection.model()[at];
      const std::int64_t number = element.label.number;
      if (number != expected && number != meant) {
        inspection.tell_of_text(
            rule, {at, element.label.begin, element.label.end}, Words::quoted(element.label_words),
            Words::quoted(official_label(scheme_of(inspection), series.level, expected)), mend);
      }
      // One gap or one wrong number is told once, not at every number that follows.
      meant = (number == meant ? number : expected) + 1;
      expected = number + 1;
    }
  }
}

void heading_indent(const Rule& rule, Inspection& inspection) {
  const int chars = rule.number("indent_chars");
  for (const std::size_t at : inspection.model().with(Role::heading)) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    const wml::Alignment alignment = paragraph.format.alignment;
    if (alignment != wml::Alignment::center && alignment != wml::Alignment::right) {
      tell_indent(rule, inspection, at, chars);
      continue;
    }
    // A heading without a number stands above those that have one.
    if (!inspection.model()[at].numbered()) continue;
    const std::string count = std::to_string(chars);
    inspection.tell_of_text(rule, {at}, alignment_words(alignment),
                            {"左空" + count + "字", count + " characters from the left"},
                            [node = paragraph.node, chars] {
                              remove_leading_blanks(node);
                              wml::set_alignment(node, "both");
                              wml::set_indent(node, {0, 0, chars * kCharacter, 0, 0, chars * 100});
                            });
  }
}

void heading_kept(const Rule& rule, Inspection& inspection) {
  for (const std::size_t at : inspection.model().with(Role::heading)) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    if (inspection.model()[at].run_in || paragraph.format.keep_next) continue;
    inspection.tell(rule, {at}, {"没有选“与下段同页”", "“keep with next” is off"}, {"选上", "on"},
                    [node = paragraph.node] {
                      wml::set_switch(wml::properties_for(node), "w:keepNext", true);
                    });
  }
}

}  // namespace chengwen::gongwen::rules
