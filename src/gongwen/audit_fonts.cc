#include <algorithm>
#include <string>

#include "gongwen/characters.h"
#include "gongwen/look.h"
#include "gongwen/role_finder.h"
#include "gongwen/rules.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/format_edit.h"

namespace chengwen::gongwen::rules {
namespace {

bool is_black(std::string_view color) {
  return color == "auto" || color == "000000" || color.empty();
}

bool is_head(Role role) {
  return role == Role::issuer_mark || role == Role::copy_number || role == Role::secrecy ||
         role == Role::urgency || role == Role::document_number || role == Role::signatory;
}

bool is_text(Role role) {
  return role == Role::title || role == Role::addressee || role == Role::heading ||
         role == Role::item || role == Role::body || role == Role::attachment ||
         role == Role::signature || role == Role::date || role == Role::annex_title;
}

}  // namespace

void color(const Rule& rule, Inspection& inspection) {
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    if (is_head(inspection.model()[at].role)) continue;
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      const std::string_view words =
          std::string_view(paragraph.text()).substr(piece.begin, piece.end - piece.begin);
      if (is_black(paragraph.formats()[i].color) || text::trim(words).empty()) continue;
      // The head of a letter stands in the header.
      if (paragraph.story != 0 && is_red(paragraph.formats()[i].color)) continue;
      std::string shown = "#";
      shown += paragraph.formats()[i].color;
      inspection.tell(rule, {at, piece.begin, piece.end}, Words::both(shown), {"黑色", "black"},
                      [run = piece.run] {
                        pugi::xml_node property =
                            wml::property_for(wml::properties_for(run), "w:color");
                        while (property.first_attribute()) {
                          property.remove_attribute(property.first_attribute());
                        }
                        wml::set_attribute(property, "w:val", "auto");
                      });
    }
  }
}

void font_of_quotes(const Rule& rule, Inspection& inspection) {
  constexpr std::u32string_view kAmbiguous = U"“”‘’—…";
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    if (paragraph.story != 0) continue;
    for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      const wml::RunFormat& format = paragraph.formats()[i];
      const auto font = [&](wml::Script script) {
        return format.fonts[static_cast<std::size_t>(script)];
      };
      if (format.east_asian_hint || font(wml::Script::high_ansi) == font(wml::Script::east_asian)) {
        continue;
      }
      // One finding a piece: the mend is the run's.
      for (std::size_t position = piece.begin; position < piece.end;) {
        const std::size_t begin = position;
        if (!one_of(text::decode(paragraph.text(), position), kAmbiguous)) continue;
        inspection.tell(rule, {at, begin, position},
                        {"用西文字体，变成半角", "in the Latin font, half-width"},
                        {"用中文字体", "in the Chinese font"},
                        [run = piece.run] { wml::set_east_asian_hint(run); });
        break;
      }
    }
  }
}

void font_of_latin(const Rule& rule, Inspection& inspection) {
  const std::vector<std::string_view> fonts = rule.words("fonts");
  const std::string first(fonts.front());
  const Words wanted{first + "，或和中文同一种字体", first + ", or the font of the Chinese text"};
  for (std::size_t at = 0; at < inspection.model().elements().size(); ++at) {
    if (!is_text(inspection.model()[at].role)) continue;
    const wml::ManuscriptParagraph& paragraph = inspection.paragraph(at);
    for (std::size_t i = 0; i < paragraph.formats().size(); ++i) {
      const wml::ParagraphPiece& piece = paragraph.content.pieces[i];
      const auto font = [&](wml::Script script) {
        return paragraph.formats()[i].fonts[static_cast<std::size_t>(script)];
      };
      const std::string_view own = font(wml::Script::ascii);
      const std::string_view chinese = font(wml::Script::east_asian);
      const std::string_view words =
          std::string_view(paragraph.text()).substr(piece.begin, piece.end - piece.begin);
      const std::size_t begin =
          words.find_first_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
      if (own == chinese || begin == std::string_view::npos || own.empty() || chinese.empty() ||
          std::find(fonts.begin(), fonts.end(), own) != fonts.end()) {
        continue;
      }
      inspection.tell(
          rule, {at, piece.begin, piece.end}, Words::both(own), wanted,
          [run = piece.run, same = std::string(chinese)] { wml::set_latin_font(run, same); });
    }
  }
}

}  // namespace chengwen::gongwen::rules
