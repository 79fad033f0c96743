// Fills small documents, one folder of tests/docx/cases each:
//
//     body.xml          the block elements of w:body, in any layout
//     header1.xml       likewise of a header; also footer1, footnotes, endnotes, comments,
//     numbering links.txt         the addresses of hyperlinks, one a line: rIdLink1, rIdLink2 …
//     core.xml          the elements of the core properties
//     data.json         the data; nothing = {}
//     filled/           what comes out, laid out: the same files, and findings.txt where something
//                       was reported. With errors there are only the findings.
//
// CHENGWEN_UPDATE=1 writes `filled` anew: look at the difference before committing it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "chengwen/chengwen.h"
#include "support/source_dir.h"
#include "support/word_file.h"

namespace chengwen {
namespace {

namespace fs = std::filesystem;
using Texts = std::map<std::string, std::string>;

const fs::path kCases = test::source_dir() / "tests" / "docx" / "cases";

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\""
    " mc:Ignorable=\"w14\"";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view kWordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// A file of a case that becomes a part: where it is, its root and the last word of its relation.
struct Story {
  std::string_view file, part, root, relation;
};
constexpr Story kStories[] = {
    {"header1.xml", "word/header1.xml", "w:hdr", "header"},
    {"header2.xml", "word/header2.xml", "w:hdr", "header"},
    {"footer1.xml", "word/footer1.xml", "w:ftr", "footer"},
    {"footnotes.xml", "word/footnotes.xml", "w:footnotes", "footnotes"},
    {"endnotes.xml", "word/endnotes.xml", "w:endnotes", "endnotes"},
    {"comments.xml", "word/comments.xml", "w:comments", "comments"},
    {"numbering.xml", "word/numbering.xml", "w:numbering", "numbering"},
    {"styles.xml", "word/styles.xml", "w:styles", "styles"},
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Texts read_folder(const fs::path& folder) {
  Texts texts;
  if (!fs::exists(folder)) return texts;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) texts[entry.path().filename().string()] = read(entry.path());
  return texts;
}

/// The elements of a file without the blanks of its layout.
std::string elements(std::string_view laid_out, std::string_view root) {
  pugi::xml_document document;
  const std::string whole = "<" + std::string(root) + std::string(kNamespaces) + ">" +
                            std::string(laid_out) + "</" + std::string(root) + ">";
  const auto parsed = document.load_buffer(whole.data(), whole.size(),
                                           pugi::parse_default | pugi::parse_ws_pcdata_single);
  EXPECT_TRUE(parsed) << parsed.description() << " in " << laid_out.substr(0, 200);
  std::ostringstream out;
  for (const pugi::xml_node child : document.first_child().children())
    child.print(out, "", pugi::format_raw);
  return out.str();
}

std::string with_root(std::string_view content, std::string_view root) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + std::string(root) +
         std::string(kNamespaces) + ">" + std::string(content) + "</" + std::string(root) + ">";
}

/// The children of `parent` in an XML file, laid out.
std::string lay_out(const std::string& xml, const char* parent) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_buffer(xml.data(), xml.size(),
                                   pugi::parse_default | pugi::parse_ws_pcdata_single));
  pugi::xml_node node = document.document_element();
  if (*parent != '\0') node = node.child(parent);
  std::ostringstream out;
  for (const pugi::xml_node child : node.children()) child.print(out, "  ");
  return out.str();
}

std::string relation(std::string_view id, std::string_view type, std::string_view target,
                     bool external = false) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(type) +
         "\" Target=\"" + std::string(target) + "\"" +
         (external ? " TargetMode=\"External\"" : "") + "/>";
}

/// Builds the package that a case describes.
class Builder {
 public:
  explicit Builder(const Texts& texts) : texts_(texts) {}

  std::string docx() {
    for (const Story& story : kStories) add(story);
    add_links();
    add_core_properties();
    const std::string body = elements(texts_.at("body.xml"), "w:body");
    parts_.emplace_back(
        "word/document.xml",
        with_root("<w:body>" + body + "<w:sectPr>" + references_ +
                      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" "
                      "w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"851\" "
                      "w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body>",
                  "w:document"));
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string open =
        head +
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    parts_.emplace_back("word/_rels/document.xml.rels", open + relations_ + "</Relationships>");
    parts_.emplace_back(
        "_rels/.rels",
        open + relation("rId1", std::string(kRelations) + "officeDocument", "word/document.xml") +
            of_package_ + "</Relationships>");
    parts_.emplace_back(
        "[Content_Types].xml",
        head +
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" "
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            "<Override PartName=\"/word/document.xml\" ContentType=\"" +
            std::string(kWordType) + "document.main+xml\"/>" + types_ + "</Types>");
    return test::docx_of_body("", parts_);
  }

 private:
  void add(const Story& story) {
    const auto text = texts_.find(std::string(story.file));
    const bool is_styles = story.root == "w:styles";
    if (text == texts_.end() && !is_styles) return;
    const std::string name(story.part.substr(5));
    const std::string id = "rId" + name.substr(0, name.find('.'));
    relations_ += relation(id, std::string(kRelations) + std::string(story.relation), name);
    types_ += "<Override PartName=\"/" + std::string(story.part) + "\" ContentType=\"" +
              std::string(kWordType) + std::string(story.relation) + "+xml\"/>";
    if (text == texts_.end()) return;
    parts_.emplace_back(story.part, with_root(elements(text->second, story.root), story.root));
    if (story.relation != "header" && story.relation != "footer") return;
    references_ += "<w:" + std::string(story.relation) + "Reference w:type=\"" +
                   (name == "header2.xml" ? "first" : "default") + "\" r:id=\"" + id + "\"/>";
  }

  void add_links() {
    const auto links = texts_.find("links.txt");
    if (links == texts_.end()) return;
    std::istringstream lines(links->second);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
      relations_ += relation("rIdLink" + std::to_string(number),
                             std::string(kRelations) + "hyperlink", line, true);
  }

  void add_core_properties() {
    const auto core = texts_.find("core.xml");
    if (core == texts_.end()) return;
    parts_.emplace_back("docProps/core.xml", with_root(elements(core->second, "cp:coreProperties"),
                                                       "cp:coreProperties"));
    of_package_ += relation("rId2",
                            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                            "core-properties",
                            "docProps/core.xml");
    types_ +=
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>";
  }

  const Texts& texts_;
  test::Parts parts_;
  std::string relations_, of_package_, types_, references_;
};

Texts fill(const Texts& texts) {
  Texts filled;
  Findings findings;
  LoadOptions options;
  options.mistaken = true;
  const auto compiled = Template::load(Builder(texts).docx(), "模板.docx", findings, options);
  const auto data = Data::parse(texts.contains("data.json") ? texts.at("data.json") : "{}",
                                "数据.json", findings);
  const auto document = compiled && data ? compiled->fill(*data, findings) : std::nullopt;
  if (!findings.empty()) filled["findings.txt"] = findings.text(Language::zh);
  if (!document) return filled;
  filled["body.xml"] = lay_out(test::part_of(*document, "word/document.xml"), "w:body");
  for (const Story& story : kStories) {
    if (!texts.contains(std::string(story.file))) continue;
    const std::string part = test::part_of(*document, story.part);
    filled[std::string(story.file)] = lay_out(part, "");
  }
  if (texts.contains("links.txt"))
    filled["links.xml"] = lay_out(test::part_of(*document, "word/_rels/document.xml.rels"), "");
  if (texts.contains("core.xml"))
    filled["core.xml"] = lay_out(test::part_of(*document, "docProps/core.xml"), "");
  return filled;
}

void write_folder(const fs::path& folder, const Texts& texts) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, text] : texts) std::ofstream(folder / name, std::ios::binary) << text;
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Cases : public ::testing::TestWithParam<std::string> {};

TEST_P(Cases, AreFilledAsTheFolderSays) {
  const fs::path folder = kCases / GetParam();
  const Texts filled = fill(read_folder(folder));
  if (std::getenv("CHENGWEN_UPDATE") != nullptr) write_folder(folder / "filled", filled);
  EXPECT_EQ(filled, read_folder(folder / "filled"));
}

INSTANTIATE_TEST_SUITE_P(Docx, Cases, ::testing::ValuesIn(case_names()),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace chengwen
