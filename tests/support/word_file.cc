#include "support/word_file.h"

#include <gtest/gtest.h>
#include <zip.h>

namespace chengwen::test {
namespace {

constexpr std::string_view kContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>)";

constexpr std::string_view kPackageRelationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr std::string_view kDocumentRelationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

constexpr std::string_view kStyles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style></w:styles>)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string paragraph(std::string_view text, std::string_view style = {}) {
  std::string out = "<w:p>";
  if (!style.empty()) out += "<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>";
  return out + "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r></w:p>";
}

std::vector<std::string_view> cells(std::string_view row) {
  std::vector<std::string_view> out;
  row.remove_prefix(1);
  for (std::size_t bar; (bar = row.find(" |")) != std::string_view::npos;
       row.remove_prefix(bar + 2))
    out.push_back(bar == 0 ? "" : row.substr(1, bar - 1));
  return out;
}

/// A bar in the text of a cell is written `\|`.
std::string with_bars(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at; (at = text.find("\\|")) != std::string::npos;) text.erase(at, 1);
  return text;
}

std::string table_row(const std::vector<std::string_view>& texts) {
  std::string out = "<w:tr>";
  for (const std::string_view text : texts)
    out += "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph(with_bars(text)) + "</w:tc>";
  return out + "</w:tr>";
}

}  // namespace

std::string zip(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    EXPECT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0) << name;
  }
  EXPECT_EQ(zip_close(archive), 0);
  EXPECT_EQ(zip_source_open(memory), 0);
  zip_stat_t stat;
  EXPECT_EQ(zip_source_stat(memory, &stat), 0);
  std::string bytes(stat.size, '\0');
  EXPECT_EQ(zip_source_read(memory, bytes.data(), bytes.size()),
            static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

std::string part_of(const std::string& docx, std::string_view part) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(docx.data(), docx.size(), 0, &error);
  zip_t* archive = zip_open_from_source(memory, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    ADD_FAILURE() << "not a zip";
    return {};
  }
  std::string bytes;
  zip_stat_t stat;
  if (zip_stat(archive, std::string(part).c_str(), 0, &stat) == 0) {
    bytes.resize(stat.size);
    zip_file_t* file = zip_fopen_index(archive, stat.index, 0);
    EXPECT_EQ(zip_fread(file, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(file);
  } else {
    ADD_FAILURE() << "no part " << part;
  }
  zip_discard(archive);
  return bytes;
}

std::string docx_of_body(std::string_view body, const Parts& extra) {
  Parts parts = {
      {"[Content_Types].xml", std::string(kContentTypes)},
      {"_rels/.rels", std::string(kPackageRelationships)},
      {"word/document.xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
       "xmlns:w=\"http://schemas."
       "openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
           std::string(body) +
           "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"},
      {"word/_rels/document.xml.rels", std::string(kDocumentRelationships)},
      {"word/styles.xml", std::string(kStyles)}};
  for (const auto& [name, content] : extra) {
    bool replaced = false;
    for (auto& part : parts) {
      if (part.first != name) continue;
      part.second = content;
      replaced = true;
    }
    if (!replaced) parts.emplace_back(name, content);
  }
  return zip(parts);
}

std::string body_of_lines(std::string_view lines) {
  std::string body;
  bool in_table = false;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const bool row = line.substr(0, 2) == "| ";
    if (row && !in_table) {
      body +=
          "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" "
          "w:type=\"auto\"/></w:tblPr><w:tblGrid>";
      for (std::size_t i = 0; i < cells(line).size(); ++i) body += "<w:gridCol w:w=\"2000\"/>";
      body += "</w:tblGrid>";
    }
    if (!row && in_table) body += "</w:tbl>";
    in_table = row;
    if (row) {
      body += table_row(cells(line));
    } else if (line.substr(0, 2) == "# ") {
      body += paragraph(line.substr(2), "Heading1");
    } else if (line.substr(0, 3) == "## ") {
      body += paragraph(line.substr(3), "Heading2");
    } else if (line.substr(0, 4) == "### ") {
      body += paragraph(line.substr(4), "Heading3");
    } else {
      body += paragraph(line);
    }
  }
  if (in_table) body += "</w:tbl><w:p/>";
  return body;
}

std::string docx_of_lines(std::string_view lines) {
  return docx_of_body(body_of_lines(lines));
}

}  // namespace chengwen::test
