#include "gongwen/signature.h"

#include <algorithm>
#include <string>

#include "gongwen/dates.h"
#include "text/columns.h"
#include "wml/content.h"
#include "wml/story_writer.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

// 版心 8844 twips hold 28 characters.
constexpr int kCharacterTwips = 316;
constexpr int kHalf = 50;

class Signature : public wml::Content {
 public:
  Signature(std::string unit, std::string date, bool sealed)
      : unit_(std::move(unit)), date_(std::move(date)), sealed_(sealed) {}

  std::string_view type_name() const override { return "signature"; }
  wml::Level level() const override { return wml::Level::block; }
  bool truth() const override { return !unit_.empty() || !date_.empty(); }
  void print(std::string& out) const override { out += unit_ + "\n" + date_; }
  void write(wml::StoryWriter& writer, const wml::EmitSite& site) const override;

 private:
  SignatureIndents indents() const;

  std::string unit_, date_;
  bool sealed_;
};

SignatureIndents Signature::indents() const {
  const auto unit = static_cast<int>(text::half_ems(unit_));
  const auto date = static_cast<int>(text::half_ems(date_));
  if (unit_.empty() || date_.empty()) return {sealed_ ? 400 : 200, sealed_ ? 400 : 200};
  return sealed_ ? sealed_indents(unit, date) : unsealed_indents(unit, date);
}

// The style of the paragraph that holds the tag.
std::string style_of(const wml::EmitSite& site) {
  const std::size_t begin = site.open_paragraph.find("<w:pStyle");
  if (begin == std::string::npos) return {};
  return site.open_paragraph.substr(begin, site.open_paragraph.find('>', begin) + 1 - begin);
}

void Signature::write(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  const SignatureIndents right = indents();
  const auto line = [&](const std::string& words, int indent, bool keep) {
    if (words.empty()) return;
    const std::string open =
        "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">";
    writer.xml(
        "<w:p><w:pPr>" + style_of(site) + (keep ? "<w:keepNext/>" : "") + "<w:ind w:rightChars=\"" +
        std::to_string(indent) + "\" w:right=\"" + std::to_string(indent * kCharacterTwips / 100) +
        "\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/></w:pPr>" + open);
    writer.text(words, site, open);
    writer.xml("</w:t></w:r></w:p>");
  };
  line(unit_, right.unit, true);
  line(date_, right.date, false);
}

Value signature_block(jinja::Call& call) {
  const std::string unit = call[0].truth() ? call[0].to_string() : "";
  const std::string date = call[1].truth() ? official_date(call[1]) : "";
  return Value::object(new Signature(unit, date, call[2].truth()));
}

}  // namespace

SignatureIndents unsealed_indents(int unit_width, int date_width) {
  SignatureIndents right;
  right.unit = 200;
  right.date = right.unit + (unit_width - date_width) * kHalf - 200;
  if (right.date < 200) {
    right.date = 200;
    right.unit = std::max(0, 400 + (date_width - unit_width) * kHalf);
  }
  return right;
}

SignatureIndents sealed_indents(int unit_width, int date_width) {
  return {std::max(0, 400 + (date_width - unit_width) * kHalf / 2), 400};
}

void install_signature(jinja::Environment& environment) {
  environment.add_global({"signature_block", "unit date sealed", 2, signature_block});
  environment.alias_global("落款", "signature_block");
}

}  // namespace chengwen::gongwen
