#include "wml/markdown_runs.h"

#include "diag/report.h"
#include "wml/format_edit.h"
#include "wml/image.h"
#include "wml/loose_element.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

using Kind = MarkdownSpan::Kind;

constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::size_t kShownHtml = 40;  // bytes of it that a message quotes

class Runs {
 public:
  Runs(StoryWriter& writer, const EmitSite& site, const MarkdownTargets& targets)
      : writer_(writer), site_(site), targets_(targets) {}

  void write(const std::vector<MarkdownSpan>& spans) {
    std::string_view address;
    std::string link;
    for (const MarkdownSpan& span : spans) {
      if (span.address != address) {
        if (!link.empty()) writer_.xml("</w:hyperlink>");
        address = span.address;
        link = address.empty() ? "" : hyperlink(address);
        writer_.xml(link);
      }
      this->span(span, !link.empty());
    }
    if (!link.empty()) writer_.xml("</w:hyperlink>");
  }

 private:
  /// The opening tag; "" when the address leads nowhere.
  std::string hyperlink(std::string_view address) {
    std::string xml = "<w:hyperlink ";
    if (address.starts_with('#')) {
      const std::string_view name = address.substr(1);
      const auto heading = targets_.find(name);
      if (heading == targets_.end() && !writer_.needs().will_have_bookmark(name)) {
        writer_.host().report(diag::Diagnostic(messages::kMarkdownLink, {std::string(address)}));
        return "";
      }
      xml += "w:anchor=\"";
      xml::escape_attribute(heading == targets_.end() ? name : heading->second, xml);
    } else {
      const std::string type = std::string(kRelationships) + "/hyperlink";
      xml.append("xmlns:r=\"").append(kRelationships).append("\" r:id=\"");
      xml += writer_.needs().relationship(writer_.part(), type, address, true);
    }
    return xml + "\">";
  }

  void span(const MarkdownSpan& span, bool linked) {
    if (span.kind == Kind::image) return image(span);
    EmitSite own = block_site(site_.paragraph_properties, properties(span, linked));
    own.close_paragraph = site_.close_paragraph;
    own.open_paragraph = site_.open_paragraph;
    if (span.kind == Kind::line_break) {
      return writer_.xml("<w:r>" + own.run_properties + "<w:br/></w:r>");
    }
    if (span.kind == Kind::html) report_html(span.text);
    writer_.xml(own.open_run);
    writer_.text(span.text, own);
    writer_.xml(own.close_run);
  }

  std::string properties(const MarkdownSpan& span, bool linked) {
    LooseElement run("w:r", site_.run_properties);
    const pugi::xml_node properties = run.properties_node();
    if (linked) {
      const std::string style = markdown_style(writer_, "character", {"Hyperlink"}, "[…](…)");
      if (style.empty()) {
        set_property(properties, "w:color", "0563C1");
        set_property(properties, "w:u", "single");
      } else {
        set_property(properties, "w:rStyle", style);
      }
    }
    if (span.kind == Kind::code) {
      const std::string style =
          markdown_style(writer_, "character",
                         {"HTML Code", "Source Code", "Verbatim Char", "Code", "代码"}, "`…`");
      if (style.empty()) {
        set_latin_font(run.node(), kCodeFont);
      } else {
        set_property(properties, "w:rStyle", style);
      }
    }
    if (span.bold) set_switch(properties, "w:b", true);
    if (span.bold) set_switch(properties, "w:bCs", true);
    if (span.italic) set_switch(properties, "w:i", true);
    if (span.italic) set_switch(properties, "w:iCs", true);
    if (span.struck) set_switch(properties, "w:strike", true);
    return run.properties();
  }

  void image(const MarkdownSpan& span) {
    EmitSite between_runs = site_;
    between_runs.kind = SiteKind::run;
    data::Value picture = data::Value::map();
    picture.mutable_map().set(data::Value::string("$image"), data::Value::string(span.path));
    picture.mutable_map().set(data::Value::string("alt"), data::Value::string(span.text));
    Image image(picture);
    image.keep_in_line();
    image.write(writer_, between_runs);
  }

  void report_html(std::string_view html) {
    html = html.substr(0, html.find('\n'));
    std::size_t end = std::min(html.size(), kShownHtml);
    while (end < html.size() && (static_cast<unsigned char>(html[end]) & 0xC0) == 0x80) ++end;
    writer_.host().report(
        diag::Diagnostic(messages::kMarkdownHtml, {std::string(html.substr(0, end))}));
  }

  StoryWriter& writer_;
  const EmitSite& site_;
  const MarkdownTargets& targets_;
};

}  // namespace

void write_markdown_runs(const std::vector<MarkdownSpan>& spans, StoryWriter& writer,
                         const EmitSite& site, const MarkdownTargets& targets) {
  Runs(writer, site, targets).write(spans);
}

std::string markdown_style(StoryWriter& writer, std::string_view type,
                           std::initializer_list<std::string_view> names,
                           std::string_view markdown) {
  const StyleSheet& styles = writer.needs().styles().sheet();
  for (const std::string_view name : names) {
    const std::string_view id = styles.find(type, name);
    if (!id.empty()) return std::string(id);
  }
  writer.host().report(diag::Diagnostic(messages::kMarkdownStyle,
                                        {std::string(markdown), std::string(*names.begin())}));
  return "";
}

}  // namespace chengwen::wml
