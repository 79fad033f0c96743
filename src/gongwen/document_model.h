#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/heading_label.h"
#include "wml/manuscript.h"

namespace chengwen::gongwen {

/// What a paragraph is in an official document (GB/T 9704—2012, clause 7).
enum class Role : std::uint8_t {
  empty,
  copy_number,      ///< 份号
  secrecy,          ///< 密级
  urgency,          ///< 紧急程度
  issuer_mark,      ///< 发文机关标志
  document_number,  ///< 发文字号, with 签发人 in the same line or not
  order_number,     ///< 令号
  signatory,        ///< 签发人 on a line of its own
  title,            ///< one line of the 标题
  subtitle,         ///< a date or a note in （） under the title
  addressee,        ///< 主送机关
  heading,          ///< stands alone, or runs into its paragraph (run_in)
  item,             ///< a numbered sentence
  body,
  caption,     ///< 表题
  unit_line,   ///< 单位：万元
  table_note,  ///< 注：…
  cell,
  attachment,  ///< a line of the 附件说明
  signature,   ///< 署名
  date,        ///< 成文日期
  note,        ///< 附注
  attendance,  ///< a line of the lists of 出席, 请假, 列席 below minutes
  annex_mark,  ///< 附件1
  annex_title,
  copies,    ///< 抄送 in the 版记
  issue,     ///< 印发机关 and 印发日期 in the 版记
  contents,  ///< a line of a table of contents
  part,      ///< 第一部分, 第二章: above all headings
  other
};

/// One paragraph of the manuscript and what it is.
struct Element {
  Role role = Role::other;
  std::size_t begin = 0, end = 0;  ///< of its text, without blanks at the ends
  /// Of a heading or an item. `begin`, `end` and `after` are bytes of the paragraph's text; all 0
  /// when the label is Word's own numbering.
  HeadingLabel label;
  std::string label_words;  ///< the label as it is seen
  bool automatic = false;   ///< the label is Word's own numbering
  bool run_in = false;      ///< the heading runs into its paragraph
  /// The level that its place asks for; label.level where nothing speaks against that.
  int expected_level = 0;
  /// `jump`: the first of a series that leaves out a level; `slip`: the number goes on with a
  /// series of another level: （2） behind （一）, 1、 before 二、.
  enum class Order : std::uint8_t { fine, jump, slip };
  Order order = Order::fine;
  std::size_t heading_end = 0;  ///< the first byte behind the words of a heading
  bool in_annex = false;
  bool article = false;  ///< 第三条 of rules: （一） stands below it
  /// Its heading, one level up, in DocumentModel::elements(); npos at the top.
  std::size_t parent = std::string::npos;

  bool blank() const { return begin == end; }
  /// A heading or an item with a number.
  bool numbered() const {
    return !label_words.empty() && (role == Role::heading || role == Role::item);
  }
  /// The numbers of what follows begin anew.
  bool starts_anew() const {
    return role == Role::annex_mark || role == Role::part || article ||
           (role == Role::heading && label_words.empty());
  }
  /// The level of the series that its number belongs to.
  int series_level() const { return order == Order::slip ? expected_level : label.level; }
};

/// The paragraphs of a manuscript in their roles, known by words, position and formatting; made for
/// documents of any origin: styles or none, numbers typed or automatic, indents made of blanks.
class DocumentModel {
 public:
  explicit DocumentModel(const wml::Manuscript& manuscript);

  /// One for each of Manuscript::paragraphs(), in the same order.
  const std::vector<Element>& elements() const { return elements_; }
  const Element& operator[](std::size_t paragraph) const { return elements_[paragraph]; }
  /// A letter (信函格式, 10.1): the issuer's red name stands in the header.
  bool is_letter() const;
  /// 命令（令） by its issuer mark (10.2).
  bool is_order() const { return is_order_; }
  /// 纪要 by its mark or title (10.3).
  bool is_minutes() const { return is_minutes_; }
  /// Paragraphs of a role, in document order.
  std::vector<std::size_t> with(Role role) const;
  /// The headings above a paragraph, outermost first: "三、绩效运行监控情况".
  std::vector<std::string> headings_above(std::size_t paragraph) const;
  /// The text of a paragraph with its automatic label, without blanks at the ends.
  std::string shown(std::size_t paragraph) const;

 private:
  const wml::Manuscript& manuscript_;
  std::vector<Element> elements_;
  bool is_order_ = false, is_minutes_ = false;
};

/// A date that fills `text` but for blanks: 2024年12月31日, 二〇二四年…, 2024.12.31, 2024-12-31,
/// also with ×× or without the day.
bool is_date_line(std::string_view text);

/// 永零文联〔2024〕1号 or a faulty form of it: other brackets, 第, zeros in front.
bool is_document_number(std::string_view text);

/// An issuer mark, without blanks, of a 命令（令）.
bool is_order_mark(std::string_view words);
/// A mark or a title, without blanks, of a 纪要.
bool names_minutes(std::string_view words);

}  // namespace chengwen::gongwen
