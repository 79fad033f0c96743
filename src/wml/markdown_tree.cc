#include "wml/markdown_tree.h"

#include <md4c-html.h>
#include <md4c.h>

#include <utility>

#include "jinja/environment.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "wml/format.h"
#include "wml/messages.h"
#include "xml/escape.h"

namespace chengwen::wml {
namespace {

using Block = MarkdownBlock;
using Span = MarkdownSpan;

constexpr int kDeepest = 9;   // levels of a list that Word has
constexpr int kTooDeep = -2;  // negative, or the library goes on
constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

/// `&copy;` → ©: the library's own writer of HTML knows the names.
std::string entity(std::string_view written) {
  std::string html;
  md_html(
      written.data(), static_cast<MD_SIZE>(written.size()),
      [](const MD_CHAR* text, MD_SIZE size, void* out) {
        static_cast<std::string*>(out)->append(text, size);
      },
      &html, 0, 0);
  std::string_view text = html;
  if (text.starts_with("<p>")) text.remove_prefix(3);
  if (const std::size_t end = text.rfind("</p>"); end != std::string_view::npos) {
    text = text.substr(0, end);
  }
  return xml::unescape(text);
}

std::string text_of(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    out += attribute.substr_types[i] == MD_TEXT_ENTITY ? entity(part) : std::string(part);
  }
  return out;
}

bool is_break(std::string_view html) {
  return html == "<br>" || html == "<br/>" || html == "<br />";
}

class Reader {
 public:
  std::vector<Block> read(std::string_view text) {
    open_.push_back({});  // the document
    MD_PARSER parser{};
    parser.flags = kFlags;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
      return static_cast<Reader*>(reader)->enter_block(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
      return static_cast<Reader*>(reader)->leave_block(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* reader) {
      return static_cast<Reader*>(reader)->enter_span(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
      return static_cast<Reader*>(reader)->leave_span(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* reader) {
      return static_cast<Reader*>(reader)->text(type, {words, size});
    };
    const int result = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, this);
    if (result == kTooDeep) jinja::fail(messages::kMarkdownDepth, {std::to_string(kDeepest)});
    return std::move(open_.front().blocks);
  }

 private:
  int enter_block(MD_BLOCKTYPE type, void* detail) {
    close_implied();
    line_end_ = false;
    Block block;
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_THEAD:
      case MD_BLOCK_TBODY:
        head_ = type == MD_BLOCK_THEAD;
        return 0;
      case MD_BLOCK_QUOTE:
        block.kind = Block::Kind::quote;
        if (++quotes_ > kDeepest) return kTooDeep;
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        block.kind = Block::Kind::list;
        if (++lists_ > kDeepest) return kTooDeep;
        if (type == MD_BLOCK_OL) number(block, *static_cast<MD_BLOCK_OL_DETAIL*>(detail));
        break;
      case MD_BLOCK_LI:
        block.kind = Block::Kind::item;
        if (const auto& item = *static_cast<MD_BLOCK_LI_DETAIL*>(detail); item.is_task) {
          block.done = item.task_mark != ' ';
        }
        break;
      case MD_BLOCK_HR:
        block.kind = Block::Kind::rule;
        break;
      case MD_BLOCK_H:
        block.kind = Block::Kind::heading;
        block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
        block.kind = Block::Kind::code;
        break;
      case MD_BLOCK_HTML:
        block.kind = Block::Kind::html;
        break;
      case MD_BLOCK_P:
        break;
      case MD_BLOCK_TABLE:
        block.kind = Block::Kind::table;
        break;
      case MD_BLOCK_TR:
        block.kind = Block::Kind::row;
        block.head = head_;
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        block.kind = Block::Kind::cell;
        block.head = type == MD_BLOCK_TH;
        block.alignment = alignment(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
    }
    open_.push_back(std::move(block));
    return 0;
  }

  static void number(Block& list, const MD_BLOCK_OL_DETAIL& detail) {
    list.ordered = true;
    list.start = static_cast<int>(detail.start);
    list.delimiter = detail.mark_delimiter;
  }

  static std::string alignment(MD_ALIGN align) {
    if (align == MD_ALIGN_LEFT) return "left";
    if (align == MD_ALIGN_CENTER) return "center";
    return align == MD_ALIGN_RIGHT ? "right" : "";
  }

  int leave_block(MD_BLOCKTYPE type) {
    close_implied();
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return 0;
    if (type == MD_BLOCK_QUOTE) --quotes_;
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) --lists_;
    close();
    return 0;
  }

  void close() {
    Block block = std::move(open_.back());
    open_.pop_back();
    open_.back().blocks.push_back(std::move(block));
  }

  /// The text of an item of a tight list stands in no paragraph.
  void imply_paragraph() {
    if (open_.back().kind != Block::Kind::item) return;
    open_.push_back({});
    implied_ = true;
  }

  void close_implied() {
    if (std::exchange(implied_, false)) close();
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    imply_paragraph();
    if (type == MD_SPAN_EM) ++italic_;
    if (type == MD_SPAN_STRONG) ++bold_;
    if (type == MD_SPAN_DEL) ++struck_;
    if (type == MD_SPAN_A) address_ = text_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
    if (type == MD_SPAN_IMG && images_++ == 0) {
      Span& image = add(Span::Kind::image, "");
      image.path = text_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
    }
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_EM) --italic_;
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_DEL) --struck_;
    if (type == MD_SPAN_A) address_.clear();
    if (type == MD_SPAN_IMG) --images_;
    return 0;
  }

  Span& add(Span::Kind kind, std::string text) {
    end_line(text);
    Span& span = open_.back().spans.emplace_back();
    span.kind = kind;
    span.text = std::move(text);
    span.bold = bold_ > 0;
    span.italic = italic_ > 0;
    span.struck = struck_ > 0;
    span.address = address_;
    return span;
  }

  int text(MD_TEXTTYPE type, std::string_view words) {
    const Block::Kind kind = open_.back().kind;
    if (kind == Block::Kind::code || kind == Block::Kind::html) {
      open_.back().text += words;
      return 0;
    }
    imply_paragraph();
    if (type == MD_TEXT_NULLCHAR) words = "\uFFFD";
    if (type == MD_TEXT_SOFTBR) {
      line_end_ = true;
      return 0;
    }
    std::string plain = type == MD_TEXT_ENTITY ? entity(words) : std::string(words);
    if (images_ > 0) {
      open_.back().spans.back().text += plain;
    } else if (type == MD_TEXT_BR || (type == MD_TEXT_HTML && is_break(words))) {
      add(Span::Kind::line_break, "");
    } else if (type == MD_TEXT_HTML) {
      if (!words.starts_with("<!--")) add(Span::Kind::html, std::move(plain));
    } else if (type == MD_TEXT_CODE) {
      add(Span::Kind::code, std::move(plain));
    } else {
      add_text(std::move(plain));
    }
    return 0;
  }

  /// Text of one format is one span.
  void add_text(std::string plain) {
    end_line(plain);
    std::vector<Span>& spans = open_.back().spans;
    const bool joins = !spans.empty() && spans.back().kind == Span::Kind::text &&
                       spans.back().bold == (bold_ > 0) && spans.back().italic == (italic_ > 0) &&
                       spans.back().struck == (struck_ > 0) && spans.back().address == address_;
    if (joins) {
      spans.back().text += plain;
    } else {
      add(Span::Kind::text, std::move(plain));
    }
  }

  /// A line end in the source is a blank, but nothing between Chinese characters.
  void end_line(std::string_view next) {
    std::vector<Span>& spans = open_.back().spans;
    if (!std::exchange(line_end_, false) || spans.empty()) return;
    if (ends_in_chinese(spans.back().text) && begins_in_chinese(next)) return;
    if (spans.back().kind == Span::Kind::text) {
      spans.back().text += ' ';
    } else {
      spans.emplace_back().text = " ";
    }
  }

  static bool begins_in_chinese(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && script_of(text::decode(text, at), true) == Script::east_asian;
  }

  static bool ends_in_chinese(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    return begins_in_chinese(text.substr(at));
  }

  std::vector<Block> open_;
  bool implied_ = false;  // a paragraph that no callback ends
  bool head_ = false, line_end_ = false;
  int bold_ = 0, italic_ = 0, struck_ = 0, images_ = 0, lists_ = 0, quotes_ = 0;
  std::string address_;
};

}  // namespace

std::vector<MarkdownBlock> read_markdown(std::string_view text) {
  return Reader().read(text);
}

}  // namespace chengwen::wml
