#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "wml/format.h"

/// Direct formatting put on paragraphs, runs and sections: it wins over styles and lists, so that
/// what was wanted is what Word shows. Properties stand in the order that the schema asks for.
namespace chengwen::wml {

/// The properties element of a paragraph, run, row, cell, made when it has none.
pugi::xml_node properties_for(pugi::xml_node element);
/// The property `name` of w:pPr, w:rPr, w:sectPr or w:settings, made at its place when it is not
/// there.
pugi::xml_node property_for(pugi::xml_node properties, const char* name);
/// Sets an attribute, adding it when it is not there. `value` is escaped.
void set_attribute(pugi::xml_node node, const char* name, std::string_view value);
void set_attribute(pugi::xml_node node, const char* name, int value);
/// property_for() with w:val.
void set_property(pugi::xml_node properties, const char* name, std::string_view value);
/// Switches an on/off property.
void set_switch(pugi::xml_node properties, const char* name, bool on);

/// Sets one of the page's margins ("w:top", "w:footer" …); those that the section does not name get
/// their effective value, as the schema wants all.
void set_page_margin(pugi::xml_node section, const PageFormat& page, const char* name, int twips);

void set_alignment(pugi::xml_node paragraph, std::string_view word);
/// Every attribute of w:ind, so that nothing is inherited.
void set_indent(pugi::xml_node paragraph, const Indent& indent);
void set_exact_line(pugi::xml_node paragraph, int twips);
/// Twips.
void set_space_before(pugi::xml_node paragraph, int twips);
void set_space_after(pugi::xml_node paragraph, int twips);

/// The same font for all scripts, ambiguous characters East Asian; of a w:rPr.
void set_font(pugi::xml_node properties, std::string_view name);
void set_latin_font(pugi::xml_node run, std::string_view name);
void set_east_asian_font(pugi::xml_node run, std::string_view name);
void set_east_asian_hint(pugi::xml_node run);
void set_size(pugi::xml_node run, int half_points);

/// The runs that hold the bytes [begin, end) of the paragraph's text (read_paragraph) and nothing
/// else: runs that reach across an end are cut in two.
std::vector<pugi::xml_node> runs_of(pugi::xml_node paragraph, std::size_t begin, std::size_t end);
/// Replaces the bytes [begin, end) of the paragraph's text; the new characters look like the first
/// that they replace, or like the one before when none is replaced.
void replace_text(pugi::xml_node paragraph, std::size_t begin, std::size_t end,
                  std::string_view text);

}  // namespace chengwen::wml
