#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/word_file.h"

namespace chengwen::gongwen::test {

/// A run: what it says and how it looks, in OOXML's own values.
struct Run {
  std::string text;
  std::string font = "仿宋_GB2312";
  int size = 32;
  std::string before = "";  ///< children of w:rPr between w:rFonts and w:spacing: `<w:b/>`
  int spacing = -6;
  std::string latin = "";  ///< the font of Latin text; "" = the same
  bool hint = true;

  /// A tab stands for itself, so does a line break.
  std::string content() const {
    const std::string open = "<w:t xml:space=\"preserve\">", close = "</w:t>";
    std::string out = open;
    for (const char c : text) {
      if (c == '\t') {
        out += close + "<w:tab/>" + open;
      } else if (c == '\n') {
        out += close + "<w:br/>" + open;
      } else {
        out += c;
      }
    }
    return out + close;
  }
  std::string xml() const {
    const std::string& other = latin.empty() ? font : latin;
    return "<w:r><w:rPr><w:rFonts w:ascii=\"" + other + "\" w:hAnsi=\"" + other +
           "\" w:eastAsia=\"" + font + "\" w:cs=\"" + other + "\"" +
           (hint ? " w:hint=\"eastAsia\"" : "") + "/>" + before + "<w:spacing w:val=\"" +
           std::to_string(spacing) + "\"/><w:sz w:val=\"" + std::to_string(size) + "\"/></w:rPr>" +
           content() + "</w:r>";
  }
};

struct Paragraph {
  std::vector<Run> runs;
  std::string keep;  ///< `<w:keepNext/>`, `<w:pageBreakBefore/>`
  std::string switches =
      "<w:widowControl w:val=\"0\"/>%<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
      "<w:snapToGrid w:val=\"0\"/>";  ///< % is where w:numPr and w:kinsoku go
  std::string numbering;
  std::string spacing =
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"579\" w:lineRule=\"exact\"/>";
  std::string indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>";
  std::string alignment = "both";
  std::string mark;    ///< children of the paragraph mark's w:rPr
  std::string border;  ///< w:pBdr
  std::string tabs;    ///< w:tabs
  std::string table;   ///< a whole table instead of a paragraph

  std::string& text() { return runs.front().text; }
  void set_font(std::string_view font) {
    for (Run& run : runs) run.font = font;
  }
  void set_size(int size) {
    for (Run& run : runs) run.size = size;
  }

  std::string xml() const {
    if (!table.empty()) return table;
    std::string with_numbering = switches;
    if (const std::size_t at = with_numbering.find('%'); at != std::string::npos) {
      with_numbering.replace(at, 1, numbering + border + tabs);
    }
    std::string out = "<w:p><w:pPr>" + keep + with_numbering + spacing + indent + "<w:jc w:val=\"" +
                      alignment + "\"/>" + (mark.empty() ? "" : "<w:rPr>" + mark + "</w:rPr>") +
                      "</w:pPr>";
    for (const Run& run : runs) out += run.xml();
    return out + "</w:p>";
  }
};

/// 0 no indent, 2 the first line by two characters.
inline std::string indent(int characters) {
  return "<w:ind w:firstLineChars=\"" + std::to_string(characters * 100) + "\" w:firstLine=\"" +
         std::to_string(characters * 316) + "\"/>";
}

inline std::string right_indent(int hundredths) {
  return "<w:ind w:rightChars=\"" + std::to_string(hundredths) + "\" w:right=\"" +
         std::to_string(hundredths * 316 / 100) + "\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
}

inline Paragraph body(std::string text) {
  Paragraph made;
  made.runs.push_back({std::move(text)});
  return made;
}

inline Paragraph heading(int level, std::string text) {
  Paragraph made = body(std::move(text));
  made.set_font(level == 1 ? "黑体" : level == 2 ? "楷体_GB2312" : "仿宋_GB2312");
  made.keep = "<w:keepNext/>";
  return made;
}

inline Paragraph empty_line() {
  return Paragraph();
}

inline std::string cell(const std::string& text, bool head) {
  Paragraph content = body(text);
  content.set_font(head ? "黑体" : "仿宋_GB2312");
  content.set_size(24);
  content.runs.front().spacing = 0;
  content.indent = indent(0);
  content.alignment = "center";
  return "<w:tc><w:tcPr><w:tcW w:w=\"2211\" w:type=\"dxa\"/></w:tcPr>" + content.xml() + "</w:tc>";
}

/// The first row is the head.
inline Paragraph table(const std::vector<std::vector<std::string>>& rows) {
  Paragraph made;
  made.table = "<w:tbl><w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>";
  for (std::size_t i = 0; i < rows.front().size(); ++i) made.table += "<w:gridCol w:w=\"2211\"/>";
  made.table += "</w:tblGrid>";
  for (const std::vector<std::string>& row : rows) {
    const bool head = &row == &rows.front();
    made.table += "<w:tr><w:trPr><w:cantSplit/>";
    made.table += head ? "<w:tblHeader/></w:trPr>" : "</w:trPr>";
    for (const std::string& text : row) made.table += cell(text, head);
    made.table += "</w:tr>";
  }
  made.table += "</w:tbl>";
  return made;
}

struct Footer {
  std::string side, before = "— ", after = " —", font = "宋体";
  int size = 28;
  int distance = 100;  ///< hundredths of a character

  std::string xml() const {
    const auto run = [&](const std::string& content) {
      return "<w:r><w:rPr><w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font +
             "\" w:eastAsia=\"" + font + "\" w:hint=\"eastAsia\"/><w:sz w:val=\"" +
             std::to_string(size) + "\"/></w:rPr>" + content + "</w:r>";
    };
    const std::string chars = std::to_string(distance);
    return "<w:ftr "
           "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>"
           "<w:ind w:" +
           (side == "center" ? "left" : side) + "Chars=\"" + chars + "\"/><w:jc w:val=\"" + side +
           "\"/></w:pPr>" + run("<w:t xml:space=\"preserve\">" + before + "</w:t>") +
           run("<w:fldChar w:fldCharType=\"begin\"/>") + run("<w:instrText> PAGE </w:instrText>") +
           run("<w:fldChar w:fldCharType=\"separate\"/>") + run("<w:t>1</w:t>") +
           run("<w:fldChar w:fldCharType=\"end\"/>") +
           run("<w:t xml:space=\"preserve\">" + after + "</w:t>") + "</w:p></w:ftr>";
  }
};

/// An official document; every format is direct. A test changes one thing of a faultless one and
/// looks at what is found.
struct OfficialDocument {
  std::vector<Paragraph> paragraphs;
  std::string page_size = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
  std::string margins =
      "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"850\" "
      "w:footer=\"1447\" w:gutter=\"0\"/>";
  std::string grid = "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>";
  std::string settings = "<w:evenAndOddHeaders/>";
  std::vector<Footer> footers = {{"right"}, {"left"}};  ///< odd, even
  std::string header;                                   ///< the paragraphs of all headers
  std::string numbering;                                ///< children of w:numbering

  /// The paragraph whose text begins so.
  Paragraph& at(std::string_view beginning) { return paragraphs[index(beginning)]; }
  std::size_t index(std::string_view beginning) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      std::string all;
      for (const Run& run : paragraphs[i].runs) all += run.text;
      if (all.starts_with(beginning)) return i;
    }
    ADD_FAILURE() << "no paragraph begins with " << beginning;
    return 0;
  }
  void insert_before(std::string_view beginning, Paragraph paragraph) {
    paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(index(beginning)),
                      std::move(paragraph));
  }
  void remove(std::string_view beginning) {
    paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(index(beginning)));
  }
  /// The table; there is one.
  Paragraph& the_table() {
    for (Paragraph& paragraph : paragraphs) {
      if (!paragraph.table.empty()) return paragraph;
    }
    return paragraphs.front();
  }

  std::string docx() const;
};

inline std::string OfficialDocument::docx() const {
  constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  constexpr std::string_view kRelations =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string w = " xmlns:w=\"" + std::string(kMain) + "\"";
  std::string content, references, relationships, overrides;
  for (const Paragraph& paragraph : paragraphs) content += paragraph.xml();
  chengwen::test::Parts extra;
  const auto add = [&](const std::string& part, const std::string& type, const std::string& xml) {
    const std::string id = "rId" + std::to_string(10 + extra.size());
    extra.emplace_back("word/" + part, xml);
    relationships += "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kRelations) + "/" +
                     type + "\" Target=\"" + part + "\"/>";
    overrides +=
        "<Override PartName=\"/word/" + part +
        "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + type +
        "+xml\"/>";
    return id;
  };
  const char* const kinds[] = {"default", "even"};
  for (std::size_t i = 0; i < footers.size(); ++i) {
    const std::string id =
        add("footer" + std::to_string(i + 1) + ".xml", "footer", footers[i].xml());
    references +=
        "<w:footerReference w:type=\"" + std::string(kinds[i]) + "\" r:id=\"" + id + "\"/>";
  }
  if (!header.empty()) {
    const std::string id = add("header1.xml", "header", "<w:hdr" + w + ">" + header + "</w:hdr>");
    for (const char* kind : {"default", "even", "first"}) {
      references += "<w:headerReference w:type=\"" + std::string(kind) + "\" r:id=\"" + id + "\"/>";
    }
  }
  add("settings.xml", "settings", "<w:settings" + w + ">" + settings + "</w:settings>");
  if (!numbering.empty()) {
    add("numbering.xml", "numbering", "<w:numbering" + w + ">" + numbering + "</w:numbering>");
  }
  extra.emplace_back("word/document.xml", "<w:document" + w + " xmlns:r=\"" +
                                              std::string(kRelations) + "\"><w:body>" + content +
                                              "<w:sectPr>" + references + page_size + margins +
                                              grid + "</w:sectPr></w:body></w:document>");
  extra.emplace_back(
      "word/_rels/document.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
          relationships + "</Relationships>");
  extra.emplace_back(
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
      "Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
      "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml\"/>" +
          overrides + "</Types>");
  return chengwen::test::docx_of_body("", extra);
}

/// Title, addressee, text, headings of four levels, items, a table, 附件说明, 署名, 成文日期, and
/// an annex.
inline OfficialDocument official_document() {
  OfficialDocument made;
  std::vector<Paragraph>& all = made.paragraphs;
  Paragraph title = body("示例区水利局关于2024年度预算执行情况的报告");
  title.text() = "关于2024年度预算执行情况的报告";
  title.set_font("方正小标宋简体");
  title.set_size(44);
  title.runs.front().spacing = 0;
  title.indent = indent(0);
  title.alignment = "center";
  all.push_back(title);
  all.push_back(empty_line());
  Paragraph addressee = body("示例区财政局：");
  addressee.indent = indent(0);
  all.push_back(addressee);
  all.push_back(
      body("根据区财政局的统一部署，我局对2024年度预算执行情况进行了监控，现将有关情况报告如下。"));
  all.push_back(heading(1, "一、基本情况"));
  all.push_back(heading(2, "（一）部门概况"));
  all.push_back(body("我局现有在职工作人员11人，下设一个公益一类事业单位，“三公”经费严格控制。"));
  all.push_back(heading(3, "1.主要职责"));
  all.push_back(body("（1）负责全区水资源的合理开发和利用。"));
  all.push_back(body("（2）负责全区水旱灾害防御工作。"));
  all.push_back(heading(3, "2.机构设置"));
  all.push_back(body("内设办公室、财务股两个机构。"));
  all.push_back(heading(2, "（二）预算执行情况"));
  all.push_back(body("全年预算12.42万元，1—12月已执行12.42万元，各项目执行情况见下表。"));
  Paragraph caption = body("项目支出预算执行情况表");
  caption.set_font("黑体");
  caption.indent = indent(0);
  caption.alignment = "center";
  all.push_back(caption);
  Paragraph unit = body("单位：万元");
  unit.set_size(24);
  unit.indent = indent(0);
  unit.alignment = "right";
  all.push_back(unit);
  all.push_back(table({{"项目名称", "预算数", "执行数", "备注"},
                       {"水库维护", "2.00", "2.00", ""},
                       {"河道保洁", "3.00", "3.00", ""},
                       {"山洪监测", "2.42", "2.42", ""},
                       {"节水宣传", "5.00", "5.00", ""},
                       {"合计", "12.42", "12.42", ""}}));
  all.push_back(heading(1, "二、存在的问题"));
  all.push_back(body("个别项目进度偏慢，主要原因是汛期施工受到影响。"));
  all.push_back(empty_line());
  Paragraph attachment = body("附件：1.项目支出明细表");
  attachment.indent =
      "<w:ind w:leftChars=\"600\" w:left=\"1896\" w:hangingChars=\"400\" w:hanging=\"1264\"/>";
  all.push_back(attachment);
  Paragraph second = body("2.绩效自评情况表");
  second.indent =
      "<w:ind w:leftChars=\"600\" w:left=\"1896\" w:hangingChars=\"100\" w:hanging=\"316\"/>";
  all.push_back(second);
  all.push_back(empty_line());
  all.push_back(empty_line());
  Paragraph signature = body("示例市示例区水利局");
  signature.indent = right_indent(300);
  signature.alignment = "right";
  all.push_back(signature);
  Paragraph date = body("2024年12月31日");
  date.indent = right_indent(400);
  date.alignment = "right";
  all.push_back(date);
  for (const auto& [mark_text, title_text] :
       {std::pair{"附件1", "项目支出明细表"}, std::pair{"附件2", "绩效自评情况表"}}) {
    Paragraph mark = body(mark_text);
    mark.set_font("黑体");
    mark.indent = indent(0);
    mark.keep = "<w:pageBreakBefore/>";
    all.push_back(mark);
    all.push_back(empty_line());
    Paragraph annex_title = title;
    annex_title.text() = title_text;
    all.push_back(annex_title);
    all.push_back(empty_line());
    all.push_back(body("明细见各项目的申报材料，附后的数字与决算一致。"));
  }
  return made;
}

/// At the left edge.
inline Paragraph marginal(std::string text, std::string_view font = "仿宋_GB2312") {
  Paragraph made = body(std::move(text));
  made.set_font(font);
  made.indent = indent(0);
  return made;
}

inline Paragraph title(std::string words) {
  Paragraph made = marginal(std::move(words), "方正小标宋简体");
  made.set_size(44);
  made.runs.front().spacing = 0;
  made.alignment = "center";
  return made;
}

/// A cell of the imprint, with rules above and below in eighths of a point.
inline std::string imprint_row(const Paragraph& content, int above, int below) {
  const auto rule = [](const char* side, int size) {
    return "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"" + std::to_string(size) +
           "\" w:space=\"0\" w:color=\"auto\"/>";
  };
  return "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"8844\" w:type=\"dxa\"/><w:tcBorders>" +
         rule("top", above) + rule("bottom", below) + "</w:tcBorders></w:tcPr>" + content.xml() +
         "</w:tc></w:tr>";
}

/// The red mark of an issuer, so far below the top of the type area in twips.
inline Paragraph red_mark(std::string text, int before) {
  Paragraph mark = marginal(std::move(text), "方正小标宋简体");
  mark.alignment = "center";
  mark.set_size(72);
  mark.runs.front().spacing = 0;
  mark.runs.front().before = "<w:color w:val=\"FF0000\"/>";
  mark.spacing = "<w:spacing w:before=\"" + std::to_string(before) +
                 "\" w:after=\"0\" w:line=\"1000\" w:lineRule=\"exact\"/>";
  return mark;
}

inline Paragraph imprint(std::string copies_text, std::string issue_text) {
  Paragraph copies = body(std::move(copies_text));
  copies.set_size(28);
  copies.indent =
      "<w:ind w:leftChars=\"400\" w:left=\"1120\" w:hangingChars=\"300\" w:hanging=\"840\"/>";
  Paragraph issue = body(std::move(issue_text));
  issue.set_size(28);
  issue.indent =
      "<w:ind w:leftChars=\"100\" w:left=\"280\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
  Paragraph made;
  made.table =
      "<w:tbl><w:tblPr><w:tblW w:w=\"8844\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>"
      "<w:gridCol w:w=\"8844\"/></w:tblGrid>" +
      imprint_row(copies, 8, 6) + imprint_row(issue, 6, 8) + "</w:tbl>";
  return made;
}

/// A 请示: the whole 版头 with 签发人, a note, and the 版记.
inline OfficialDocument official_request() {
  OfficialDocument made;
  std::vector<Paragraph>& all = made.paragraphs;
  all.push_back(marginal("000012"));
  all.push_back(marginal("机密★1年", "黑体"));
  all.push_back(marginal("特急", "黑体"));
  all.push_back(red_mark("示例区水利局文件", 107));
  all.push_back(empty_line());
  all.push_back(empty_line());
  Paragraph number = body("示水〔2024〕15号\t签发人：");
  number.runs.push_back({"李四", "楷体_GB2312"});
  number.indent =
      "<w:ind w:leftChars=\"100\" w:left=\"316\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
  number.tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"8528\"/></w:tabs>";
  all.push_back(number);
  Paragraph rule = empty_line();
  rule.indent = indent(0);
  rule.spacing = "<w:spacing w:line=\"227\" w:lineRule=\"exact\"/>";
  rule.border =
      "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"1\" w:color=\"FF0000\"/></w:pBdr>";
  all.push_back(rule);
  all.push_back(empty_line());
  all.push_back(empty_line());
  all.push_back(title("关于追加2024年度水库维护经费的请示"));
  all.push_back(empty_line());
  all.push_back(marginal("示例区人民政府："));
  all.push_back(body("因汛期水毁严重，年初预算安排的水库维护经费2万元不足，现请求追加3.5万元。"));
  all.push_back(body("妥否，请批示。"));
  all.push_back(empty_line());
  Paragraph signature = body("示例区水利局");
  signature.indent = right_indent(450);
  signature.alignment = "right";
  all.push_back(signature);
  Paragraph date = body("2024年8月15日");
  date.indent = right_indent(400);
  date.alignment = "right";
  all.push_back(date);
  all.push_back(body("（联系人：王五，电话：0746—7654321）"));
  all.push_back(empty_line());
  all.push_back(
      imprint("抄送：区人民政府办公室，区审计局。", "示例区水利局办公室\t2024年8月15日印发"));
  return made;
}

/// A 命令 with its number and a personal signature.
inline OfficialDocument official_order() {
  OfficialDocument made;
  std::vector<Paragraph>& all = made.paragraphs;
  all.push_back(red_mark("示例区人民政府令", 994));
  all.push_back(empty_line());
  all.push_back(empty_line());
  Paragraph number = marginal("第5号");
  number.alignment = "center";
  all.push_back(number);
  all.push_back(empty_line());
  all.push_back(empty_line());
  all.push_back(
      body("《示例区水库管理办法》已经区人民政府常务会议通过，现予公布，自2025年1月1日起施行。"));
  all.push_back(empty_line());
  all.push_back(empty_line());
  Paragraph signature = body("区长　　张三");
  signature.indent = right_indent(400);
  signature.alignment = "right";
  all.push_back(signature);
  Paragraph date = body("2024年12月5日");
  date.indent = right_indent(400);
  date.alignment = "right";
  all.push_back(date);
  return made;
}

/// A line of attendance: the label in 黑体, the names below one another.
inline Paragraph attendance(std::string label, std::string names) {
  Paragraph made = body(std::move(label));
  made.set_font("黑体");
  made.runs.push_back({std::move(names)});
  made.indent =
      "<w:ind w:leftChars=\"500\" w:left=\"1580\" w:hangingChars=\"300\" w:hanging=\"948\"/>";
  return made;
}

/// 纪要: a mark, the issue and its date above a red rule, a title, text and who attended.
inline OfficialDocument official_minutes() {
  OfficialDocument made;
  std::vector<Paragraph>& all = made.paragraphs;
  all.push_back(red_mark("示例区水利局办公会议纪要", 1844));
  all.front().set_size(56);
  Paragraph number = marginal("（第12期）");
  number.alignment = "center";
  all.push_back(number);
  Paragraph issuer = marginal("示例区水利局办公室\t2024年8月15日");
  issuer.tabs = "<w:tabs><w:tab w:val=\"right\" w:pos=\"8844\"/></w:tabs>";
  issuer.border =
      "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"1\" w:color=\"FF0000\"/></w:pBdr>";
  all.push_back(issuer);
  all.push_back(empty_line());
  all.push_back(empty_line());
  all.push_back(title("关于防汛抢险工作的会议纪要"));
  all.push_back(empty_line());
  all.push_back(body("2024年8月14日，李四局长主持召开办公会议，研究防汛抢险工作。现纪要如下。"));
  all.push_back(heading(1, "一、关于水库值守"));
  all.push_back(body("会议决定，各水库值守人员增加到3人，经费由区财政安排。"));
  all.push_back(empty_line());
  all.push_back(
      attendance("出席", "：李四　王五　赵六（区财政局）　钱七（区应急管理局）　孙八　周九"));
  all.push_back(attendance("请假", "：吴十"));
  all.push_back(attendance("列席", "：郑一　冯二"));
  all.push_back(
      imprint("分送：局领导，各股室，区财政局。", "示例区水利局办公室\t2024年8月15日印发"));
  return made;
}

/// A letter: the red name of its issuer above a double rule in the header, no number on the first
/// page.
inline OfficialDocument official_letter() {
  OfficialDocument made = official_document();
  made.grid = "<w:titlePg/>" + made.grid;
  made.header =
      "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"1\" "
      "w:color=\"FF0000\"/></w:pBdr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:color "
      "w:val=\"FF0000\"/><w:sz w:val=\"84\"/></w:rPr><w:t>示例区水利局</w:t></w:r></w:p>";
  return made;
}

}  // namespace chengwen::gongwen::test
