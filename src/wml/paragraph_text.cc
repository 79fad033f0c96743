#include "wml/paragraph_text.h"

#include <string_view>

#include "wml/tree.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

class Reader {
 public:
  ParagraphText read(pugi::xml_node paragraph) {
    for (const pugi::xml_node child : paragraph.children()) inline_content(child);
    return std::move(out_);
  }

 private:
  struct OpenField {
    ParagraphField field;
    bool in_result = false;
  };

  void inline_content(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "w:r") return run(node);
    if (name == "w:del" || name == "w:moveFrom") {
      out_.has_revisions = true;
    } else if (name == "w:ins" || name == "w:moveTo") {
      out_.has_revisions = true;
      children(node);
    } else if (name == "w:fldSimple") {
      simple_field(node);
    } else if (name == "m:oMath" || name == "m:oMathPara") {
      out_.has_object = true;
    } else if (name == "mc:AlternateContent") {
      children(node.child("mc:Choice") ? node.child("mc:Choice") : node.child("mc:Fallback"));
    } else if (is_wrapper(node)) {
      children(node);
    }
  }

  void children(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) inline_content(child);
  }

  void simple_field(pugi::xml_node node) {
    ParagraphField field{xml::unescape(node.attribute("w:instr").value()), out_.text.size(), 0};
    children(node);
    field.end = out_.text.size();
    out_.fields.push_back(std::move(field));
  }

  void run(pugi::xml_node run_node) {
    for (const pugi::xml_node child : run_node.children()) run_content(child, run_node);
  }

  void run_content(pugi::xml_node node, pugi::xml_node run_node) {
    const std::string_view name = node.name();
    if (name == "w:t") {
      add(xml::unescape(node.child_value()), node, run_node);
    } else if (name == "w:tab" || name == "w:ptab") {
      add("\t", node, run_node);
    } else if (name == "w:br" || name == "w:cr") {
      line_break(node, run_node);
    } else if (name == "w:noBreakHyphen") {
      add("-", node, run_node);
    } else if (name == "w:sym") {
      out_.has_object = true;
    } else if (name == "w:ruby") {
      for (const pugi::xml_node base : node.child("w:rubyBase").children("w:r")) run(base);
    } else if (name == "w:fldChar") {
      field_character(node.attribute("w:fldCharType").value());
    } else if (name == "w:instrText") {
      if (!open_.empty()) {
        open_.back().field.instruction += xml::unescape(node.child_value());
      }
    } else if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
      out_.has_object = true;
      text_boxes(node);
    } else if (name == "mc:AlternateContent") {
      const pugi::xml_node choice = node.child("mc:Choice");
      for (const pugi::xml_node child : (choice ? choice : node.child("mc:Fallback")).children()) {
        run_content(child, run_node);
      }
    }
  }

  void add(std::string characters, pugi::xml_node element, pugi::xml_node run_node) {
    if (!open_.empty() && !open_.back().in_result) return;
    const std::size_t begin = out_.text.size();
    out_.text += characters;
    out_.page_break_last = out_.page_break_last && characters.empty();
    out_.pieces.push_back({begin, out_.text.size(), element, run_node});
  }

  void line_break(pugi::xml_node node, pugi::xml_node run_node) {
    const std::string_view type = node.attribute("w:type").value();
    if (type != "page") {
      if (type != "column") add("\n", node, run_node);
      return;
    }
    if (out_.text.empty()) {
      out_.page_break_first = true;
    }
    out_.page_break_last = true;
  }

  void field_character(std::string_view type) {
    if (type == "begin") {
      open_.push_back({{"", out_.text.size(), out_.text.size()}, false});
    } else if (type == "separate" && !open_.empty()) {
      open_.back().in_result = true;
      open_.back().field.begin = out_.text.size();
    } else if (type == "end" && !open_.empty()) {
      ParagraphField field = std::move(open_.back().field);
      open_.pop_back();
      field.end = out_.text.size();
      out_.fields.push_back(std::move(field));
    }
  }

  void text_boxes(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (named(child, "w:txbxContent")) {
        out_.text_boxes.push_back(child);
      } else if (!named(child, "mc:Fallback")) {
        text_boxes(child);
      }
    }
  }

  ParagraphText out_;
  std::vector<OpenField> open_;
};

}  // namespace

ParagraphText read_paragraph(pugi::xml_node paragraph) {
  return Reader().read(paragraph);
}

}  // namespace chengwen::wml
