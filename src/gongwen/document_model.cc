#include "gongwen/document_model.h"

#include <algorithm>

#include "gongwen/characters.h"
#include "gongwen/role_finder.h"

namespace chengwen::gongwen {
namespace {

/// Skips figures of either kind; true when there were between `least` and `most` of them.
bool figures(const Characters& text, std::size_t& at, std::size_t least, std::size_t most) {
  const std::size_t begin = at;
  while (is_figure(text[at]) || is_chinese_figure(text[at]) || one_of(text[at], U"×xX＊*_")) ++at;
  return at - begin >= least && at - begin <= most;
}

}  // namespace

DocumentModel::DocumentModel(const wml::Manuscript& manuscript)
    : manuscript_(manuscript), elements_(RoleFinder(manuscript).run()) {
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const wml::ManuscriptParagraph& paragraph = manuscript.paragraphs()[i];
    const Role role = elements_[i].role;
    if (role != Role::issuer_mark && role != Role::title) continue;
    const std::string words = without_blanks(paragraph.text());
    is_order_ = is_order_ || (role == Role::issuer_mark && is_order_mark(words));
    is_minutes_ = is_minutes_ || names_minutes(words);
  }
}

bool DocumentModel::is_letter() const {
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const wml::ManuscriptParagraph& paragraph = manuscript_.paragraphs()[i];
    const bool in_header =
        manuscript_.stories()[paragraph.story].part.kind == diag::Place::Story::header;
    if (in_header && !elements_[i].blank() && has_red(paragraph)) return true;
  }
  return false;
}

std::vector<std::size_t> DocumentModel::with(Role role) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    if (elements_[i].role == role) found.push_back(i);
  }
  return found;
}

std::string DocumentModel::shown(std::size_t paragraph) const {
  const Element& element = elements_[paragraph];
  const std::string& text = manuscript_.paragraphs()[paragraph].text();
  std::string result = element.automatic ? element.label_words : std::string();
  return result + text.substr(element.begin, element.end - element.begin);
}

std::vector<std::string> DocumentModel::headings_above(std::size_t paragraph) const {
  std::vector<std::string> headings;
  for (std::size_t at = elements_[paragraph].parent; at != std::string::npos;
       at = elements_[at].parent) {
    const Element& heading = elements_[at];
    const std::string& text = manuscript_.paragraphs()[at].text();
    std::string words = heading.automatic ? heading.label_words : std::string();
    words += text.substr(heading.begin, heading.heading_end - heading.begin);
    headings.push_back(std::move(words));
  }
  std::reverse(headings.begin(), headings.end());
  return headings;
}

bool is_date_line(std::string_view text) {
  const std::string words = without_blanks(text);
  const Characters date(words);
  std::size_t at = 0;
  if (!figures(date, at, 2, 4)) return false;
  const char32_t after_year = date[at];
  if (!one_of(after_year, U"年./-．")) return false;
  ++at;
  if (!figures(date, at, 0, 3) || !one_of(date[at], after_year == U'年' ? U"月" : U"./-．")) {
    return false;
  }
  ++at;
  figures(date, at, 0, 3);
  if (one_of(date[at], U"日号")) ++at;
  return at == date.size();
}

bool is_document_number(std::string_view text) {
  // Behind a tab stand 签发人 or, below others, one of them.
  const std::string words = without_blanks(text.substr(0, text.find('\t')));
  const Characters number(words);
  std::size_t at = 0;
  while (at < number.size() && !one_of(number[at], U"〔[［（(【")) ++at;
  if (at == 0 || at > 16 || at == number.size()) return false;
  ++at;
  if (!figures(number, at, 2, 4) || !one_of(number[at], U"〕]］）)】")) return false;
  ++at;
  if (number[at] == U'第') ++at;
  if (!figures(number, at, 1, 5) || number[at] != U'号') return false;
  return at + 1 == number.size() || number.at(at + 1, U"签发人");
}

bool is_order_mark(std::string_view words) {
  return words.ends_with("令");
}

bool names_minutes(std::string_view words) {
  return words.ends_with("纪要");
}

}  // namespace chengwen::gongwen
