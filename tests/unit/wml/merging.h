#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "unit/wml/cut_text.h"
#include "unit/wml/filled.h"

/// What the tests of documents that come into others share.
namespace chengwen::wml::test {

using chengwen::test::docx_of_body;
using chengwen::test::part_of;
using chengwen::test::Parts;

inline const std::string kW =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
inline const std::string kOffice =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline const std::string kR =
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
inline const std::string kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// What a document has beside body and styles: rId2, rId3 … of the main part lead to them.
struct Extra {
  std::string word;  ///< last word of the relationship's type
  std::string name;  ///< "numbering.xml", in the folder word; a URI for a link
  std::string type;  ///< content type; "" for a link
  std::string content;
};

inline Extra notes_part(const std::string& word, const std::string& content) {
  return {word, word + ".xml", kWord + word + "+xml", content};
}

inline std::string docx(const std::string& body, const std::vector<Extra>& extras = {},
                        Parts more = {}) {
  std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
      "Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"png\" ContentType=\"image/png\"/><Override "
      "PartName=\"/word/document.xml\" ContentType=\"" +
      kWord + "document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"" +
      kWord + "styles+xml\"/>";
  std::string rels =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"" +
      kOffice + "styles\" Target=\"styles.xml\"/>";
  int number = 1;
  for (const Extra& extra : extras) {
    rels += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + kOffice +
            extra.word + "\" Target=\"" + extra.name + "\"" +
            (extra.type.empty() ? " TargetMode=\"External\"/>" : "/>");
    if (extra.type.empty()) continue;
    more.emplace_back("word/" + extra.name, extra.content);
    if (extra.type != "image/png") {
      types +=
          "<Override PartName=\"/word/" + extra.name + "\" ContentType=\"" + extra.type + "\"/>";
    }
  }
  more.emplace_back("[Content_Types].xml", types + "</Types>");
  more.emplace_back("word/_rels/document.xml.rels", rels + "</Relationships>");
  return docx_of_body(body, more);
}

inline std::string styles(const std::string& content) {
  return "<w:styles " + kW + ">" + content + "</w:styles>";
}

class FakeFiles : public Files {
 public:
  std::map<std::string, std::string, std::less<>> files;
  Read read(std::string_view path) override {
    const auto found = files.find(path);
    if (found == files.end()) return {};
    return {Status::found, found->second, found->first, found->first == "自己.docx"};
  }
  Read include(std::string_view path, std::string_view from) override {
    asked_by.emplace(from);
    return read(path);
  }
  std::set<std::string, std::less<>> asked_by;  ///< include()
};

class Merging : public testing::Test {
 protected:
  static constexpr const char* kData =
      R"({"x": {"$subdoc": "s.docx"}, "y": {"$subdoc": "t.docx"}})";

  /// Fills a document, whose sub-documents come from `files`.
  void fill(const std::string& template_docx, const std::string& json = kData,
            const jinja::RunOptions& options = {}) {
    const auto package = opc::Package::read(template_docx, "test.docx", report);
    const auto document = Document::compile(package, dialect(), report, sources);
    ASSERT_TRUE(document);
    data::DataFiles data_files;
    const data::Value data = data::read_json(json, "test.json", data_files, report);
    const opc::Edit edit = document->fill(data, options, Resources{&files}, report, sources);
    out = report.has_errors() ? "" : edit.write();
    if (out.empty()) return;
    diag::Report again;
    written = opc::Package::read(out, "out.docx", again);
    ASSERT_FALSE(again.has_errors());
  }
  std::string body() const {
    const std::string xml = part_of(out, "word/document.xml");
    const std::size_t begin = xml.find("<w:body>") + 8;
    return xml.substr(begin, xml.rfind("<w:sectPr>") - begin);
  }
  std::string target(std::string_view part, std::string_view id) const {
    for (const opc::Relationship& entry : written->relationships(part)) {
      if (entry.id == id)
        return entry.external ? entry.target : opc::Package::resolve(part, entry.target);
    }
    return "";
  }
  std::string first_error() const {
    return report.diagnostics().empty() ? "" : std::string(report.diagnostics()[0].message->id);
  }

  FakeFiles files;
  diag::Report report;
  diag::Sources sources;
  std::string out;
  std::shared_ptr<const opc::Package> written;
};

/// The value of `attribute` in each `<element`, in order.
inline std::vector<std::string> values(const std::string& xml, const std::string& element,
                                       const std::string& attribute) {
  std::vector<std::string> out;
  for (std::size_t at = xml.find("<" + element + " "); at != std::string::npos;
       at = xml.find("<" + element + " ", at + 1)) {
    const std::string tag = xml.substr(at, xml.find('>', at) - at);
    const std::size_t begin = tag.find(" " + attribute + "=\"");
    if (begin == std::string::npos) continue;
    const std::size_t start = begin + attribute.size() + 3;
    out.push_back(tag.substr(start, tag.find('"', start) - start));
  }
  return out;
}

}  // namespace chengwen::wml::test
