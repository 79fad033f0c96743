#include "wml/formatting.h"

#include <span>
#include <utility>
#include <vector>

#include "wml/tree.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace chengwen::wml {
namespace {

/// LibreOffice writes a negative w:charSpace as a number of 32 bits without a sign.
void read(pugi::xml_node node, const char* name, int& value) {
  if (const pugi::xml_attribute attribute = node.attribute(name))
    value = static_cast<int>(attribute.as_llong());
}

void read_on(pugi::xml_node properties, const char* name, bool& value) {
  if (const pugi::xml_node property = properties.child(name)) value = is_on(property);
}

Alignment alignment(std::string_view word, Alignment otherwise) {
  if (word == "left" || word == "start") return Alignment::left;
  if (word == "center") return Alignment::center;
  if (word == "right" || word == "end") return Alignment::right;
  if (word == "both" || word.ends_with("Kashida")) return Alignment::both;
  if (word.ends_with("istribute")) return Alignment::distribute;
  return otherwise;
}

void apply_indent(pugi::xml_node node, Indent& indent) {
  for (const char* name : {"w:left", "w:start"}) read(node, name, indent.left);
  for (const char* name : {"w:right", "w:end"}) read(node, name, indent.right);
  for (const char* name : {"w:leftChars", "w:startChars"}) read(node, name, indent.left_chars);
  for (const char* name : {"w:rightChars", "w:endChars"}) read(node, name, indent.right_chars);
  read(node, "w:firstLine", indent.first_line);
  read(node, "w:firstLineChars", indent.first_line_chars);
  if (const pugi::xml_attribute hanging = node.attribute("w:hanging")) {
    indent.first_line = -hanging.as_int();
  }
  if (const pugi::xml_attribute hanging = node.attribute("w:hangingChars")) {
    if (hanging.as_int() != 0) indent.first_line_chars = -hanging.as_int();
  }
}

// What Word takes for "automatic" space between paragraphs, as a browser does.
constexpr int kAutomaticSpace = 280;

void apply_spacing(pugi::xml_node node, ParagraphFormat& format) {
  read(node, "w:before", format.before);
  read(node, "w:after", format.after);
  read(node, "w:beforeLines", format.before_lines);
  read(node, "w:afterLines", format.after_lines);
  read(node, "w:line", format.line);
  if (node.attribute("w:beforeAutospacing").as_bool()) format.before = kAutomaticSpace;
  if (node.attribute("w:afterAutospacing").as_bool()) format.after = kAutomaticSpace;
  const std::string_view rule = node.attribute("w:lineRule").value();
  if (rule == "auto") format.line_rule = LineRule::automatic;
  if (rule == "atLeast") format.line_rule = LineRule::at_least;
  if (rule == "exact") format.line_rule = LineRule::exact;
}

constexpr std::pair<std::string_view, bool ParagraphFormat::*> kParagraphFlags[] = {
    {"w:keepNext", &ParagraphFormat::keep_next},
    {"w:keepLines", &ParagraphFormat::keep_lines},
    {"w:pageBreakBefore", &ParagraphFormat::page_break_before},
    {"w:widowControl", &ParagraphFormat::widow_control},
    {"w:snapToGrid", &ParagraphFormat::snaps_to_grid},
    {"w:kinsoku", &ParagraphFormat::kinsoku},
    {"w:autoSpaceDE", &ParagraphFormat::auto_space_latin},
    {"w:autoSpaceDN", &ParagraphFormat::auto_space_digits}};

void apply_flag(pugi::xml_node property, ParagraphFormat& format) {
  for (const auto& [name, flag] : kParagraphFlags) {
    if (named(property, name)) format.*flag = is_on(property);
  }
}

void apply_paragraph(pugi::xml_node properties, ParagraphFormat& format) {
  // From behind: of several of a name the first counts.
  for (pugi::xml_node property = properties.last_child(); property;
       property = property.previous_sibling()) {
    const std::string_view name = property.name();
    if (name == "w:jc") {
      format.alignment = alignment(property.attribute("w:val").value(), format.alignment);
    } else if (name == "w:ind") {
      apply_indent(property, format.indent);
    } else if (name == "w:spacing") {
      apply_spacing(property, format);
    } else if (name == "w:outlineLvl") {
      read(property, "w:val", format.outline_level);
    } else {
      apply_flag(property, format);
    }
  }
}

constexpr std::pair<const char*, Toggle> kToggles[] = {
    {"w:b", Toggle::bold},           {"w:i", Toggle::italic},
    {"w:caps", Toggle::capitals},    {"w:smallCaps", Toggle::small_capitals},
    {"w:strike", Toggle::struck},    {"w:dstrike", Toggle::struck_twice},
    {"w:outline", Toggle::outlined}, {"w:shadow", Toggle::shadowed},
    {"w:emboss", Toggle::embossed},  {"w:imprint", Toggle::engraved},
    {"w:vanish", Toggle::hidden}};

void apply_toggles(pugi::xml_node properties, std::uint16_t& toggles) {
  for (const auto& [name, toggle] : kToggles) {
    const pugi::xml_node property = properties.child(name);
    if (!property) continue;
    const auto bit = static_cast<unsigned>(toggle);
    toggles = static_cast<std::uint16_t>(is_on(property) ? toggles | bit : toggles & ~bit);
  }
}

std::uint16_t toggles_of(std::span<const pugi::xml_node> chain) {
  std::uint16_t toggles = 0;
  for (const pugi::xml_node style : chain) apply_toggles(style.child("w:rPr"), toggles);
  return toggles;
}

/// The special formats of a table style, weakest first.
constexpr std::pair<bool TableFormatting::*, std::string_view> kTableParts[] = {
    {&TableFormatting::first_column, "firstCol"},
    {&TableFormatting::last_column, "lastCol"},
    {&TableFormatting::last_row, "lastRow"},
    {&TableFormatting::first_row, "firstRow"}};

std::span<const pugi::xml_node> table_style_chain(const StyleSheet& styles,
                                                  const TableFormatting& table) {
  return styles.chain(table.style.empty() ? styles.default_table_style() : table.style);
}

/// The property containers of this special format in the styles of `chain`.
std::vector<pugi::xml_node> table_parts(std::span<const pugi::xml_node> chain,
                                        std::string_view type) {
  std::vector<pugi::xml_node> parts;
  for (const pugi::xml_node style : chain) {
    for (const pugi::xml_node part : style.children("w:tblStylePr")) {
      if (type == part.attribute("w:type").value()) parts.push_back(part);
    }
  }
  return parts;
}

/// The property containers of a table style that hold for a cell, weakest first.
std::vector<pugi::xml_node> table_style_layers(const StyleSheet& styles,
                                               const TableFormatting& table) {
  const std::span<const pugi::xml_node> chain = table_style_chain(styles, table);
  std::vector<pugi::xml_node> layers(chain.begin(), chain.end());
  for (const auto& [holds, type] : kTableParts) {
    if (!(table.*holds)) continue;
    const std::vector<pugi::xml_node> parts = table_parts(chain, type);
    layers.insert(layers.end(), parts.begin(), parts.end());
  }
  return layers;
}

/// Which list a paragraph belongs to and which layer says so: a style of the chain (its position)
/// or the paragraph itself (chain.size()).
struct ListMembership {
  int list = 0;
  int level = 0;
  std::size_t layer = 0;
};

ListMembership membership(std::span<const pugi::xml_node> chain, pugi::xml_node properties,
                          const ListLevels& lists) {
  ListMembership found;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const pugi::xml_node numbering = chain[i].child("w:pPr").child("w:numPr");
    if (const pugi::xml_node id = numbering.child("w:numId")) {
      found = {id.attribute("w:val").as_int(), 0, i};
    }
    read(numbering.child("w:ilvl"), "w:val", found.level);
    if (!numbering || found.list == 0) continue;
    const std::string_view style = chain[i].attribute("w:styleId").value();
    if (const auto bound = lists.level_of_style(found.list, style)) found.level = *bound;
  }
  const pugi::xml_node numbering = properties.child("w:numPr");
  if (const pugi::xml_node id = numbering.child("w:numId")) {
    found = {id.attribute("w:val").as_int(), 0, chain.size()};
  }
  if (found.list != 0) read(numbering.child("w:ilvl"), "w:val", found.level);
  return found;
}

/// What tells the formats of tables apart.
void append_key(const TableFormatting* table, std::string& key) {
  if (!table) return;
  key.append("\n").append(table->style);
  for (const bool flag :
       {table->first_row, table->last_row, table->first_column, table->last_column}) {
    key += flag ? '1' : '0';
  }
}

}  // namespace

TableFormatting Formatting::simplified(TableFormatting table) const {
  const std::span<const pugi::xml_node> chain = table_style_chain(styles_, table);
  for (const auto& [holds, type] : kTableParts)
    table.*holds = table.*holds && !table_parts(chain, type).empty();
  return table;
}

std::string_view Formatting::interned(std::string_view value) {
  auto found = words_.find(value);
  if (found == words_.end()) found = words_.emplace(value).first;
  return *found;
}

std::string_view Formatting::style_of(pugi::xml_node paragraph) {
  const std::string_view named =
      paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
  const bool known = !named.empty() && !styles_.chain(named).empty();
  return interned(known ? named : styles_.default_paragraph_style());
}

const ParagraphFormat& Formatting::paragraph(pugi::xml_node paragraph,
                                             const TableFormatting* table) {
  std::string key;
  serialise(paragraph.child("w:pPr"), key);
  append_key(table, key);
  const auto found = paragraphs_.find(key);
  if (found != paragraphs_.end()) return found->second;
  return paragraphs_.emplace(std::move(key), direct(paragraph, table)).first->second;
}

const ParagraphFormat& Formatting::paragraph(std::string_view properties,
                                             const TableFormatting* table) {
  std::string key(properties);
  append_key(table, key);
  const auto found = paragraphs_.find(key);
  if (found != paragraphs_.end()) return found->second;
  pugi::xml_document paragraph;
  paragraph.load_buffer(properties.data(), properties.size(), xml::kParseFlags,
                        pugi::encoding_utf8);
  return paragraphs_.emplace(std::move(key), direct(paragraph, table)).first->second;
}

ParagraphFormat Formatting::direct(pugi::xml_node paragraph, const TableFormatting* table) {
  ParagraphFormat format;
  format.style = style_of(paragraph);
  const std::span<const pugi::xml_node> chain = styles_.chain(format.style);
  const pugi::xml_node properties = paragraph.child("w:pPr");
  const ListMembership member = membership(chain, properties, lists_);
  const auto list_level = lists_.level(member.list, member.level);
  const auto apply_list = [&](std::size_t layer) {
    if (member.list != 0 && member.layer == layer && list_level) {
      apply_paragraph(list_level->node.child("w:pPr"), format);
    }
  };

  apply_paragraph(styles_.default_paragraph_properties(), format);
  if (table) {
    for (const pugi::xml_node layer : table_style_layers(styles_, *table)) {
      apply_paragraph(layer.child("w:pPr"), format);
    }
  }
  for (std::size_t i = 0; i < chain.size(); ++i) {
    apply_list(i);
    apply_paragraph(chain[i].child("w:pPr"), format);
  }
  apply_list(chain.size());
  apply_paragraph(properties, format);
  format.list = list_level ? member.list : 0;
  format.list_level = member.level;
  return format;
}

std::string_view Formatting::font(pugi::xml_node fonts, const char* name, const char* theme_name) {
  if (const std::string_view themed = theme_.font(fonts.attribute(theme_name).value());
      !themed.empty()) {
    return themed;
  }
  const std::string_view raw = fonts.attribute(name).value();
  if (raw.find('&') == std::string_view::npos) return interned(raw);
  return interned(xml::unescape(raw));
}

void Formatting::apply_run(pugi::xml_node properties, RunFormat& format) {
  if (!properties) return;
  if (const pugi::xml_node fonts = properties.child("w:rFonts")) {
    const std::string_view named[] = {
        font(fonts, "w:ascii", "w:asciiTheme"), font(fonts, "w:hAnsi", "w:hAnsiTheme"),
        font(fonts, "w:eastAsia", "w:eastAsiaTheme"), font(fonts, "w:cs", "w:cstheme")};
    for (std::size_t i = 0; i < format.fonts.size(); ++i) {
      if (!named[i].empty()) format.fonts[i] = named[i];
    }
    if (const pugi::xml_attribute hint = fonts.attribute("w:hint")) {
      format.east_asian_hint = std::string_view(hint.value()) == "eastAsia";
    }
  }
  read(properties.child("w:sz"), "w:val", format.size);
  read(properties.child("w:szCs"), "w:val", format.complex_size);
  read(properties.child("w:spacing"), "w:val", format.spacing);
  read(properties.child("w:w"), "w:val", format.scale);
  read_on(properties, "w:snapToGrid", format.snaps_to_grid);
  if (const pugi::xml_node line = properties.child("w:u")) {
    format.underlined = std::string_view(line.attribute("w:val").value()) != "none";
  }
  if (const pugi::xml_node color = properties.child("w:color")) {
    format.color = interned(color.attribute("w:val").as_string("auto"));
  }
}

Formatting::Base& Formatting::base_of(pugi::xml_node paragraph, const TableFormatting* table) {
  const std::string_view style = style_of(paragraph);
  std::string key(style);
  append_key(table, key);
  if (const auto found = bases_.find(key); found != bases_.end()) return found->second;

  Base base;
  apply_run(styles_.default_run_properties(), base.format);
  apply_toggles(styles_.default_run_properties(), base.default_toggles);
  std::uint16_t table_toggles = 0;
  if (table) {
    for (const pugi::xml_node layer : table_style_layers(styles_, *table)) {
      apply_run(layer.child("w:rPr"), base.format);
      apply_toggles(layer.child("w:rPr"), table_toggles);
    }
  }
  const std::span<const pugi::xml_node> chain = styles_.chain(style);
  for (const pugi::xml_node layer : chain) apply_run(layer.child("w:rPr"), base.format);
  base.style_toggles = static_cast<std::uint16_t>(table_toggles ^ toggles_of(chain));
  return bases_.emplace(std::move(key), std::move(base)).first->second;
}

const RunFormat& Formatting::finished(Base& base, pugi::xml_node properties) {
  std::string xml = serialised(properties);
  const auto found = base.runs.find(xml);
  if (found != base.runs.end()) return found->second;
  return base.runs.emplace(std::move(xml), direct(base, properties)).first->second;
}

RunFormat Formatting::direct(const Base& base, pugi::xml_node properties) {
  RunFormat format = base.format;
  unsigned toggles = base.style_toggles;
  if (const pugi::xml_node style = properties.child("w:rStyle")) {
    const std::span<const pugi::xml_node> chain = styles_.chain(style.attribute("w:val").value());
    for (const pugi::xml_node layer : chain) apply_run(layer.child("w:rPr"), format);
    toggles ^= toggles_of(chain);
  }
  format.toggles = static_cast<std::uint16_t>(toggles | base.default_toggles);
  apply_run(properties, format);
  apply_toggles(properties, format.toggles);
  return format;
}

const RunFormat& Formatting::run(pugi::xml_node run, pugi::xml_node paragraph,
                                 const TableFormatting* table) {
  return finished(base_of(paragraph, table), run.child("w:rPr"));
}

const RunFormat& Formatting::mark(pugi::xml_node paragraph, const TableFormatting* table) {
  return finished(base_of(paragraph, table), paragraph.child("w:pPr").child("w:rPr"));
}

RunFormat Formatting::label(pugi::xml_node paragraph_node, const TableFormatting* table) {
  RunFormat format = mark(paragraph_node, table);
  const ParagraphFormat& own = paragraph(paragraph_node, table);
  if (const auto level = lists_.level(own.list, own.list_level)) {
    const pugi::xml_node properties = level->node.child("w:rPr");
    apply_run(properties, format);
    apply_toggles(properties, format.toggles);
  }
  return format;
}

namespace {

/// A border that is drawn.
pugi::xml_node drawn(pugi::xml_node border) {
  const std::string_view style = border.attribute("w:val").value();
  return style.empty() || style == "none" || style == "nil" ? pugi::xml_node() : border;
}

/// The border that `direct` has, or else the nearest style that names one.
pugi::xml_node nearest_border(pugi::xml_node direct, std::span<const pugi::xml_node> chain,
                              const char* properties, const char* borders, const char* side) {
  if (const pugi::xml_node own = direct.child(borders).child(side)) return drawn(own);
  for (auto style = chain.rbegin(); style != chain.rend(); ++style) {
    const pugi::xml_node own = style->child(properties).child(borders).child(side);
    if (own) return drawn(own);
  }
  return {};
}

}  // namespace

pugi::xml_node Formatting::table_border(pugi::xml_node table, const char* side) const {
  const pugi::xml_node direct = table.child("w:tblPr");
  const std::string_view named = direct.child("w:tblStyle").attribute("w:val").value();
  return nearest_border(direct,
                        styles_.chain(named.empty() ? styles_.default_table_style() : named),
                        "w:tblPr", "w:tblBorders", side);
}

pugi::xml_node Formatting::paragraph_border(pugi::xml_node paragraph, const char* side) {
  return nearest_border(paragraph.child("w:pPr"), styles_.chain(style_of(paragraph)), "w:pPr",
                        "w:pBdr", side);
}

PageFormat page_format(pugi::xml_node section) {
  PageFormat page;
  const pugi::xml_node size = section.child("w:pgSz");
  read(size, "w:w", page.width);
  read(size, "w:h", page.height);
  page.landscape = std::string_view(size.attribute("w:orient").value()) == "landscape";
  const pugi::xml_node margins = section.child("w:pgMar");
  read(margins, "w:top", page.top);
  read(margins, "w:right", page.right);
  read(margins, "w:bottom", page.bottom);
  read(margins, "w:left", page.left);
  read(margins, "w:header", page.header);
  read(margins, "w:footer", page.footer);
  read(margins, "w:gutter", page.gutter);
  const pugi::xml_node grid = section.child("w:docGrid");
  const std::string_view type = grid.attribute("w:type").value();
  if (type == "lines") page.grid = PageFormat::Grid::lines;
  if (type == "linesAndChars") page.grid = PageFormat::Grid::lines_and_chars;
  if (type == "snapToChars") page.grid = PageFormat::Grid::snap_to_chars;
  read(grid, "w:linePitch", page.line_pitch);
  read(grid, "w:charSpace", page.char_space);
  page.title_page = is_on(section.child("w:titlePg"));
  page.page_number_format = section.child("w:pgNumType").attribute("w:fmt").as_string("decimal");
  return page;
}

}  // namespace chengwen::wml
