#include "gongwen/section_writer.h"

#include <algorithm>
#include <utility>

#include "gongwen/heading_label.h"
#include "gongwen/messages.h"
#include "gongwen/tell.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/content_fields.h"
#include "wml/style_properties.h"

namespace chengwen::gongwen {
namespace {

using data::Value;
using wml::EmitSite;
using Numbering = SectionOptions::Numbering;

constexpr int kDeepest = 64;
/// What messages call what holds the outermost sections.
constexpr const char* kTop = "sections";
constexpr std::string_view kHint = "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";

std::string style_of(std::string_view properties) {
  constexpr std::string_view kBegin = "<w:pStyle w:val=\"";
  const std::size_t begin = properties.find(kBegin);
  if (begin == std::string_view::npos) return "";
  properties.remove_prefix(begin + kBegin.size());
  return std::string(properties.substr(0, properties.find('"')));
}

/// The inside of a paragraph of its own.
EmitSite inside(const std::string& paragraph_properties, const std::string& run_properties) {
  EmitSite site = wml::block_site(paragraph_properties, run_properties);
  site.kind = wml::SiteKind::run;
  return site;
}

/// At most so many characters, for messages.
std::string shortened(const Value& value) {
  constexpr std::size_t kMost = 20;
  const std::string words = value.to_string();
  if (text::length(words) <= kMost) return words;
  return words.substr(0, text::offset_of(words, kMost)) + "…";
}

bool is_nothing(const Value& value) {
  return value.is_undefined() || value.is_none() ||
         (value.is_string() && text::trim(value.as_string()).empty());
}

/// Text, or content that is not known here; a list or a truth value is neither.
bool is_text(const Value& value) {
  return value.is_string() || value.is_number() || value.is_object() || value.is_map();
}

/// A heading that a text follows in its paragraph ends like a sentence.
Value with_stop(const Value& title, bool text_follows) {
  if (!text_follows || !title.is_string()) return title;
  const std::string_view words = text::trim_end(title.as_string());
  for (const std::string_view mark : {"。", "！", "？", "：", "；"}) {
    if (words.ends_with(mark)) return title;
  }
  return Value::string(std::string(words) + "。");
}

}  // namespace

SectionWriter::SectionWriter(const SectionOptions& options, wml::StoryWriter& writer,
                             const EmitSite& site)
    : options_(options),
      writer_(writer),
      conventions_(Conventions::of(writer.host().environment())),
      roles_(writer.needs().styles(), conventions_),
      outline_(writer.host(), conventions_.numbering.size()),
      body_(wml::block_site(site.paragraph_properties, site.run_properties)),
      in_own_cell_(site.kind == wml::SiteKind::cell || site.kind == wml::SiteKind::row) {
  body_.room = site.room;
}

void SectionWriter::write(const Value& tree) {
  const std::size_t top =
      std::min(static_cast<std::size_t>(options_.level), conventions_.numbering.size());
  const std::vector<Value> all = list_of(tree);
  starts_anew_ = outline_.begin_sections(top);
  entries(all, options_.level, kTop, true);
  outline_.end_sections(top);
  if (all.empty() && !options_.if_empty.empty()) text(Value::string(options_.if_empty), kTop, true);
  if (in_own_cell_) writer_.ensure_paragraph("<w:p/>");
}

// --- the tree

void SectionWriter::entries(const std::vector<Value>& entries, int level, const std::string& above,
                            bool last) {
  if (++depth_ > kDeepest) jinja::fail(messages::kSectionMalformed, {above});
  for (const Value& entry : entries) {
    const bool is_last = last && &entry == &entries.back();
    host().charge(1);
    if (!is_section(entry)) {
      text(entry, above, is_last);
      continue;
    }
    const Section read = read_section(entry, above, host());
    const int own = read.level.value_or(level);
    check_level(own, level - 1, read.title);
    section(read, own, above, is_last);
  }
  --depth_;
}

void SectionWriter::section(const Section& section, int level, const std::string& above,
                            bool last) {
  if (section.title.is_undefined()) {
    if (!section.has_content()) tell(host(), messages::kSectionBlank, {above}, section.map);
    if (!section.children.empty()) tell(host(), messages::kSectionUntitled, {above}, section.map);
    return below(section, 0, level, above, last);
  }
  const std::string title = section.title.to_string();
  const bool runs =
      section.run_in && !section.paragraphs.empty() && !is_block(section.paragraphs.front());
  if (runs) {
    keep_next(last && section.ends_with_paragraph(0));
    run_in(section.title, section.paragraphs.front(), level);
  } else {
    heading(section.title, level);
  }
  if (!section.has_content()) {
    if (options_.if_empty.empty()) {
      tell(host(), messages::kSectionEmpty, {title}, section.title);
    } else {
      text(Value::string(options_.if_empty), title, last);
    }
  }
  below(section, runs ? 1 : 0, level + 1, title, last);
}

void SectionWriter::below(const Section& section, std::size_t first_paragraph, int level,
                          const std::string& above, bool last) {
  for (std::size_t i = first_paragraph; i < section.paragraphs.size(); ++i)
    text(section.paragraphs[i], above, last && section.ends_with_paragraph(i));
  for (const Value& one : section.items)
    item(one, std::max(level, options_.items), above, last && section.ends_with_item(one));
  for (const Value& one : section.tables) table(one, above);
  for (const Value& one : section.pictures) picture(one);
  entries(section.children, level, above, last);
}

void SectionWriter::item(const Value& item, int level, const std::string& above, bool last) {
  host().charge(1);
  if (!is_section(item)) {
    if (is_nothing(item)) return tell(host(), messages::kSectionBlank, {above}, item);
    if (is_block(item)) return writer_.value(item, body_);
    keep_next(last);
    return run_in(Value(), item, level);
  }
  const Section read = read_section(item, above, host());
  const int own = read.level.value_or(level);
  check_level(own, level - 1, read.title);
  const bool runs = !read.paragraphs.empty() && !is_block(read.paragraphs.front());
  if (read.title.is_undefined() && !runs)
    return tell(host(), messages::kSectionBlank, {above}, item);
  keep_next(last && (!read.has_content() || (runs && read.ends_with_paragraph(0))));
  run_in(read.title, runs ? read.paragraphs.front() : Value(), own);
  below(read, runs ? 1 : 0, own + 1, read.title.is_undefined() ? above : read.title.to_string(),
        last);
}

void SectionWriter::check_level(int level, int parent, const Value& title) {
  if (title.is_undefined()) return;
  for (int missing = parent + 1; missing < level; ++missing) {
    if (conventions_.optional_levels.contains(missing)) continue;
    tell(host(), messages::kSectionSkips,
         {shortened(title), std::to_string(level), std::to_string(missing)}, title);
  }
}

// --- paragraphs

void SectionWriter::heading(const Value& title, int level) {
  if (!is_text(title) || is_section(title) || is_block(title))
    wml::fail_at(title, messages::kSectionTitle, {shortened(title)});
  const Label own = label(level, true, title);
  const bool styled = !look(level, title).style.empty();
  const EmitSite as = inside(own.properties, styled ? std::string(kHint) : body_.run_properties);
  writer_.xml(as.open_paragraph);
  words(own.number, without_label(title, own), as);
  writer_.xml(as.close_paragraph);
}

/// A number, the words of a heading and a text in one paragraph; title or text may be missing.
void SectionWriter::run_in(const Value& title, const Value& text, int level) {
  const bool titled = !title.is_undefined();
  if (!is_text(titled ? title : text))
    wml::fail_at(text, messages::kSectionText, {shortened(titled ? title : text)});
  Label own = label(level, false, titled ? title : text);
  const std::string& style = look(level, titled ? title : text).style;
  std::string format = body_.run_properties;
  if (titled && !style.empty()) {
    format = wml::character_format(writer_.needs().styles().sheet(), style,
                                   style_of(body_.paragraph_properties));
    if (own.number.empty()) own.properties = wml::with_mark(own.properties, format);
  }
  const EmitSite as = inside(own.properties, body_.run_properties);
  const EmitSite marked = inside(own.properties, format);
  writer_.xml(as.open_paragraph);
  if (titled) {
    words(own.number, with_stop(without_label(title, own), !text.is_undefined()), marked);
    writer_.value(without_indent(text), as);
  } else {
    words(own.number, without_label(text, own), as);
  }
  writer_.xml(as.close_paragraph);
}

void SectionWriter::words(const std::string& number, const Value& words, const EmitSite& site) {
  if (words.is_string())
    return writer_.value(Value::string(number + std::string(words.as_string())), site);
  writer_.value(Value::string(number), site);
  writer_.value(words, site);
}

void SectionWriter::text(const Value& value, const std::string& above, bool last) {
  if (is_nothing(value)) return tell(host(), messages::kSectionBlank, {above}, value);
  if (!is_text(value) || is_section(value))
    wml::fail_at(value, messages::kSectionText, {shortened(value)});
  if (!value.is_string()) return writer_.value(value, body_);
  std::string_view rest = value.as_string();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("\n\r"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (text::trim(line).empty()) continue;
    keep_next(last && text::trim(rest).empty());
    writer_.value(without_indent(Value::string(text::trim_end(line)).with_origin(value.origin())),
                  body_);
  }
}

/// From here on paragraphs stay on the page of what follows them: for the last one.
void SectionWriter::keep_next(bool last) {
  if (!last || !options_.keep) return;
  const wml::Room room = body_.room;
  body_ = wml::block_site(wml::kept_with_next(body_.paragraph_properties), body_.run_properties);
  body_.room = room;
}

/// Content, the columns and rows of a budget table, or the name of one that the template draws.
void SectionWriter::table(const Value& table, const std::string& above) {
  Value shown = table;
  if (table.is_string() && !options_.tables.is_undefined()) {
    shown = host().call(options_.tables, {table});
    if (!shown.truth()) return;
  }
  if (is_section(table) && (table.as_map().find("columns") || table.as_map().find("列"))) {
    shown = Value::map().with_origin(table.origin());
    shown.mutable_map().set(Value::string("$budget_table"), table);
  }
  if (!is_block(shown)) wml::fail_at(table, messages::kSectionTable, {above});
  writer_.value(shown, body_);
}

/// Never in lines of an exact height, which would cut it off.
void SectionWriter::picture(const Value& picture) {
  Value shown = picture;
  if (picture.is_string()) {
    shown = Value::map().with_origin(picture.origin());
    shown.mutable_map().set(Value::string("$image"), picture);
  }
  if (!shown.is_object() && (!shown.is_map() || is_section(shown)))
    wml::fail_at(picture, messages::kSectionPicture, {shortened(picture)});
  std::string style = roles_.paragraph("picture");
  std::string properties = "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
  if (style.empty()) {
    style = style_of(body_.paragraph_properties);
    properties =
        "<w:pPr>" + (style.empty() ? "" : "<w:pStyle w:val=\"" + style + "\"/>") +
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
        "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/></w:pPr>";
  }
  EmitSite as = wml::block_site(properties, "");
  as.room = body_.room;
  writer_.value(shown, as);
}

// --- numbers

const SectionWriter::Look& SectionWriter::look(int level, const Value& title) {
  const auto [known, added] = looks_.try_emplace(level);
  if (!added) return known->second;
  known->second = find_look(level);
  if (known->second.style.empty() && level <= 9) {
    const std::string number = std::to_string(level);
    tell(host(), messages::kNoHeadingStyle, {number, roles_.names("heading_" + number)}, title);
  }
  return known->second;
}

SectionWriter::Look SectionWriter::find_look(int level) {
  Look look;
  if (level > 9) return look;
  look.style = roles_.heading(level);
  if (!look.style.empty()) {
    const wml::DocumentStyles& styles = writer_.needs().styles();
    const wml::ListPosition position = styles.list_of_style(look.style);
    const auto counted = styles.lists().level(position.list, position.level);
    look.in_list = counted && counted->format != "bullet" && counted->format != "none";
    if (look.in_list) {
      look.list = position.list;
      look.list_level = position.level;
      look.lister = position.style;
    }
  }
  const bool counted = level <= static_cast<int>(conventions_.numbering.size());
  if (!look.in_list && counted && options_.numbering == Numbering::native) {
    look.list = own_list();
    look.list_level = level - 1;
    look.in_list = !look.style.empty() && !stands_in_template(look.style);
  }
  return look;
}

/// True when the template has headings of its own in this style: a list of the style would number
/// these, too.
bool SectionWriter::stands_in_template(const std::string& style) {
  if (style.empty()) return false;
  if (!story_) story_ = writer_.needs().edit().bytes(writer_.part());
  return story_->find("<w:pStyle w:val=\"" + style + "\"") != std::string::npos;
}

/// A list for the heading styles that are in none.
int SectionWriter::own_list() {
  const wml::DocumentStyles& styles = writer_.needs().styles();
  std::vector<wml::MadeLevel> levels;
  for (const NumberingLevel& level : conventions_.numbering) {
    const std::size_t number = levels.size() + 1;
    std::string style = roles_.heading(static_cast<int>(number));
    if (styles.list_of_style(style).list != 0 || stands_in_template(style)) style.clear();
    wml::MadeLevel made;
    made.format = level.word_format();
    made.text = level.before + "%" + std::to_string(number) + level.after;
    made.suffix = "nothing";
    made.style = std::move(style);
    levels.push_back(std::move(made));
  }
  return writer_.needs().heading_lists().list(levels);
}

SectionWriter::Label SectionWriter::label(int level, bool as_heading, const Value& title) {
  const Look& own = look(level, title);
  Label label;
  label.properties = as_heading && !own.style.empty()
                         ? "<w:pPr><w:pStyle w:val=\"" + own.style + "\"/></w:pPr>"
                         : body_.paragraph_properties;
  if (level > static_cast<int>(conventions_.numbering.size())) {
    tell(host(), messages::kSectionTooDeep,
         {shortened(title), std::to_string(level), std::to_string(conventions_.numbering.size())},
         title);
    return label;
  }
  const auto place = static_cast<std::size_t>(level);
  label.words = conventions_.numbering[place - 1].label(outline_.next(place));
  const bool by_style = as_heading && own.in_list;
  if (own.list == 0 || options_.numbering == Numbering::text) {
    label.number = label.words;
    if (by_style) label.properties = wml::out_of_list(label.properties);
    return label;
  }
  const int list = list_of_pass(own.list);
  if (!by_style || list != own.list)
    label.properties = wml::in_list(writer_.needs().styles().sheet(), label.properties, list,
                                    own.list_level, by_style ? own.lister : "");
  return label;
}

/// Word goes on counting a list: sections that start anew need one of their own.
int SectionWriter::list_of_pass(int list) {
  if (!starts_anew_) return list;
  int& anew = anew_[list];
  if (anew == 0) anew = writer_.needs().restarted_list(list);
  return anew;
}

Value SectionWriter::without_label(const Value& words, const Label& label) {
  if (!words.is_string() || label.words.empty()) return without_indent(words);
  const std::string_view all = words.as_string();
  const std::size_t begin = all.size() - text::trim_start(all).size();
  const auto typed = read_label(all, begin);
  if (!typed) return without_indent(words);
  const std::string_view rest = all.substr(typed->after);
  if (text::trim(rest).empty()) return words;
  const std::string own(all.substr(typed->begin, typed->end - typed->begin));
  const auto counted = read_label(label.words, 0);
  const bool same = !counted || counted->number == typed->number;
  tell(host(), same ? messages::kTypedNumber : messages::kTypedNumberDiffers,
       {shortened(words), own, label.words}, words);
  return Value::string(rest).with_origin(words.origin());
}

/// The template indents paragraphs, not blanks in the data.
Value SectionWriter::without_indent(const Value& words) {
  if (!words.is_string()) return words;
  const std::string_view all = words.as_string();
  const std::string_view rest = text::trim_start(all);
  if (rest.size() == all.size()) return words;
  tell(host(), messages::kTypedIndent, {shortened(Value::string(rest))}, words);
  return Value::string(rest).with_origin(words.origin());
}

bool SectionWriter::is_section(const Value& value) const {
  if (!value.is_map()) return false;
  const auto& entries = value.as_map().entries();
  return std::none_of(entries.begin(), entries.end(), [](const data::Map::Entry& entry) {
    return entry.key.is_string() && entry.key.as_string().starts_with('$');
  });
}

bool SectionWriter::is_block(const Value& value) const {
  Value made;
  const wml::Content* content = writer_.content_of(value, made);
  return content != nullptr && content->level() >= wml::Level::block;
}

}  // namespace chengwen::gongwen
