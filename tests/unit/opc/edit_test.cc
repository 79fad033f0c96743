#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "diag/diagnostic.h"
#include "opc/package.h"
#include "opc/zip_reader.h"
#include "unit/opc/raw_zip.h"

namespace chengwen::opc {
namespace {

using test::raw_zip;
using test::RawFile;
using test::word_files;
using test::word_files_with;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kImage =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string kSigned =
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/";

std::shared_ptr<const Package> read(const std::string& bytes) {
  diag::Report report;
  auto package = Package::read(bytes, "报告.docx", report);
  EXPECT_FALSE(report.has_errors());
  EXPECT_TRUE(package);
  return package;
}

std::shared_ptr<const Package> package_of(const std::vector<RawFile>& files) {
  return read(raw_zip(files));
}

std::string rels(const std::vector<std::pair<std::string, std::string>>& types_and_targets) {
  std::string out = "<Relationships>";
  int number = 0;
  for (const auto& [type, target] : types_and_targets) {
    out += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + type +
           "\" Target=\"" + target + "\"/>";
  }
  return out + "</Relationships>";
}

std::vector<std::string> targets(const Package& package, std::string_view part) {
  std::vector<std::string> out;
  for (const Relationship& entry : package.relationships(part)) out.push_back(entry.target);
  return out;
}

TEST(Edit, TellsTheBytesThatWillBeWritten) {
  Edit edit(package_of(word_files_with({{"word/styles.xml", "<s/>", true}})));
  EXPECT_EQ(edit.bytes("word/styles.xml"), "<s/>");
  edit.replace("word/styles.xml", "<t/>");
  EXPECT_EQ(edit.bytes("/word/Styles.xml"), "<t/>");
  PartStream stream;
  stream.append("<u/>");
  edit.replace("word/styles.xml", std::move(stream));
  EXPECT_EQ(edit.bytes("word/styles.xml"), "<u/>");
  edit.add("word/notes.xml", "application/xml", "<n/>");
  EXPECT_EQ(edit.bytes("word/notes.xml"), "<n/>");
  edit.remove("word/notes.xml");
  EXPECT_THROW(edit.bytes("word/notes.xml"), diag::Failure);
  EXPECT_THROW(edit.bytes("word/none.xml"), diag::Failure);
}

TEST(Edit, GivesThePackageThatWillBeWritten) {
  Edit edit(package_of(word_files_with({{"word/styles.xml", "<s/>", true}})));
  edit.replace("word/styles.xml", "<styles/>");
  edit.add("word/notes.xml", "application/notes", "<n/>");
  edit.relate("word/document.xml", "http://example.org/notes", "notes.xml");
  const auto given = edit.package("a.docx");
  const auto written = read(edit.write());
  EXPECT_EQ(given->name(), "a.docx");
  EXPECT_EQ(given->part_names(), written->part_names());
  EXPECT_EQ(given->main_part(), written->main_part());
  EXPECT_EQ(given->xml_size(), written->xml_size());
  for (const std::string& part : written->part_names()) {
    EXPECT_EQ(given->bytes(part), written->bytes(part)) << part;
    EXPECT_EQ(given->content_type(part), written->content_type(part)) << part;
    EXPECT_EQ(targets(*given, part), targets(*written, part)) << part;
  }
}

TEST(Edit, WithoutChangesGivesTheSameParts) {
  const auto base =
      package_of(word_files_with({{"word/media/a.png", "PNG"}, {"word/styles.xml", "<s/>", true}}));
  const std::string bytes = Edit(base).write();
  const auto copy = read(bytes);
  EXPECT_EQ(copy->part_names(), base->part_names());
  for (const std::string& part : base->part_names())
    EXPECT_EQ(copy->bytes(part), base->bytes(part));
  EXPECT_EQ(Edit(copy).write(), bytes);
}

TEST(Edit, CopiesUntouchedPartsCompressedAsTheyAre) {
  // Not what the writer would make of it: stored, though it deflates well.
  const auto base =
      package_of(word_files_with({{"word/styles.xml", std::string(1000, ' ') + "<s/>"}}));
  Edit edit(base);
  edit.replace("word/document.xml", "<新/>");
  const ZipContents zip = read_zip(edit.write(), {});
  EXPECT_EQ(zip.entries[3].name, "word/styles.xml");
  EXPECT_EQ(zip.entries[3].method, kStored);
}

TEST(Edit, ReplacesInPlaceAndAppendsInOrder) {
  Edit edit(package_of(word_files()));
  edit.add("word/b.xml", "a/b", "<b/>");
  edit.add("word/media/a.png", "image/png", std::string(500, 'x'));
  edit.relate("word/b.xml", "t", "x");
  edit.add("word/a.xml", "application/xml", "<a/>");
  edit.replace("Word/document.xml", "<新/>");
  edit.replace("word/b.xml", "<b2/>");
  const auto result = read(edit.write());
  EXPECT_THAT(result->part_names(),
              ElementsAre("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/b.xml",
                          "word/media/a.png", "word/a.xml", "word/_rels/b.xml.rels"));
  EXPECT_EQ(result->bytes("word/document.xml"), "<新/>");
  EXPECT_EQ(result->bytes("word/b.xml"), "<b2/>");
  EXPECT_EQ(result->content_type("word/b.xml"), "a/b");
  EXPECT_EQ(result->content_type("word/media/a.png"), "image/png");
  EXPECT_EQ(result->content_type("word/a.xml"), "application/xml");
  EXPECT_THAT(targets(*result, "word/b.xml"), ElementsAre("x"));
  EXPECT_EQ(read_zip(edit.write(), {}).entries[4].method, kStored)
      << "pictures are compressed already";
}

TEST(Edit, AddOverAPartReplacesIt) {
  Edit edit(package_of(word_files_with({{"word/a.xml", "<old/>"}})));
  edit.add("word/A.xml", "a/b", "<new/>");
  const auto result = read(edit.write());
  EXPECT_EQ(result->part_names().size(), 4u);
  EXPECT_EQ(result->bytes("word/a.xml"), "<new/>");
  EXPECT_EQ(result->content_type("word/a.xml"), "a/b");
}

TEST(Edit, ReplacingWhatIsNotThereFails) {
  Edit edit(package_of(word_files()));
  EXPECT_THROW(edit.replace("word/styles.xml", ""), diag::Failure);
  edit.remove("word/document.xml");
  EXPECT_THROW(edit.replace("word/document.xml", ""), diag::Failure);
}

TEST(Edit, RelatesInTheTextOfThePart) {
  const std::string text =
      "<?xml version=\"1.0\"?>\r\n<Relationships xmlns='u' >\n\t<Relationship  Target='s.xml' "
      "Id='rId5' Type='t' x:y='z'/>\n</Relationships><!-- end -->";
  Edit edit(package_of(word_files_with({{"word/_rels/document.xml.rels", text, true}})));
  EXPECT_EQ(edit.relate("word/document.xml", "t", "s.xml"), "rId5");
  EXPECT_EQ(read(edit.write())->bytes("word/_rels/document.xml.rels"), text);
  EXPECT_EQ(edit.relate("word/document.xml", kImage, "media/a.png"), "rId6");
  EXPECT_EQ(edit.relate("word/document.xml", kOffice + "hyperlink", "http://a/?b&c", true), "rId7");
  edit.retarget("word/document.xml", "rId5", "t.xml");
  std::string expected = text;
  expected.replace(expected.find("s.xml"), 5, "t.xml");
  expected.insert(expected.find("\n</Rel"),
                  "<Relationship Id=\"rId6\" Type=\"" + std::string(kImage) +
                      "\" Target=\"media/a.png\"/>" + "<Relationship Id=\"rId7\" Type=\"" +
                      kOffice +
                      "hyperlink\" Target=\"http://a/?b&amp;c\" TargetMode=\"External\"/>");
  EXPECT_EQ(read(edit.write())->bytes("word/_rels/document.xml.rels"), expected);
  edit.unrelate("word/document.xml", "rId5");
  edit.unrelate("word/document.xml", "rId6");
  EXPECT_THAT(targets(*read(edit.write()), "word/document.xml"), ElementsAre("http://a/?b&c"));
}

TEST(Edit, RelatesInAPartThatWasUtf16) {
  std::string text = "\xFF\xFE";
  for (const char c : std::string("<?xml version=\"1.0\" encoding=\"UTF-16\"?><Relationships/>"))
    text += {c, '\0'};
  Edit edit(package_of(word_files_with({{"word/_rels/document.xml.rels", text, true}})));
  edit.relate("word/document.xml", "t", "a");
  EXPECT_EQ(read(edit.write())->bytes("word/_rels/document.xml.rels"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            "<Relationships><Relationship Id=\"rId1\" Type=\"t\" Target=\"a\"/></Relationships>");
}

TEST(Edit, StrictPackagesGetStrictTypes) {
  std::vector<RawFile> files = word_files();
  const std::size_t at = files[1].bytes.find(kOffice);
  files[1].bytes.replace(at, kOffice.size(),
                         "http://purl.oclc.org/ooxml/officeDocument/relationships/");
  Edit edit(package_of(files));
  edit.relate("word/document.xml", kImage, "media/a.png");
  const auto result = read(edit.write());
  EXPECT_THAT(result->bytes("word/_rels/document.xml.rels"),
              HasSubstr("\"http://purl.oclc.org/ooxml/officeDocument/relationships/image\""));
  EXPECT_EQ(result->relationships("word/document.xml")[0].type, kImage);
}

TEST(Edit, RemoveTakesEverythingAlong) {
  Edit edit(package_of(word_files_with({
      {"word/_rels/document.xml.rels",
       rels({{"t", "header1.xml"}, {"t", "/word/Header1.xml"}, {"t", "b.xml"}}), true},
      {"word/header1.xml", "<h/>"},
      {"word/_rels/header1.xml.rels", rels({{"t", "b.xml"}})},
      {"word/b.xml", "<b/>"},
  })));
  edit.add("word/header1.xml", "a/header", "<h/>");
  edit.relate("word/b.xml", "t", "header1.xml");
  edit.relate("word/b.xml", "t", "header1.xml", true);
  edit.remove("word/header1.xml");
  edit.remove("word/missing.xml");
  const auto result = read(edit.write());
  EXPECT_FALSE(result->has("word/header1.xml"));
  EXPECT_FALSE(result->has("word/_rels/header1.xml.rels"));
  EXPECT_TRUE(result->has("word/b.xml"));
  EXPECT_THAT(result->bytes("[Content_Types].xml"), Not(HasSubstr("header1")));
  EXPECT_THAT(targets(*result, "word/document.xml"), ElementsAre("b.xml"));
  ASSERT_EQ(result->relationships("word/b.xml").size(), 1u);
  EXPECT_TRUE(result->relationships("word/b.xml")[0].external);
}

TEST(Edit, AddAfterRemoveStartsAnew) {
  Edit edit(package_of(word_files_with({
      {"word/a.xml", "<a/>"},
      {"word/_rels/a.xml.rels", rels({{"t", "old.xml"}})},
  })));
  edit.remove("word/a.xml");
  edit.add("word/a.xml", "a/b", "<a2/>");
  EXPECT_EQ(edit.relate("word/a.xml", "t", "new.xml"), "rId1");
  const auto result = read(edit.write());
  EXPECT_EQ(result->bytes("word/a.xml"), "<a2/>");
  EXPECT_THAT(targets(*result, "word/a.xml"), ElementsAre("new.xml"));
}

TEST(Edit, TemplatesBecomeDocuments) {
  const std::string document =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const std::string macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
  const std::pair<std::string, std::string> cases[] = {
      {document, document},
      {macros, macros},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
       document},
      {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", macros},
  };
  for (const auto& [before, after] : cases) {
    std::vector<RawFile> files = word_files();
    files[0].bytes.replace(files[0].bytes.find(document), document.size(), before);
    Edit edit(package_of(files));
    EXPECT_FALSE(edit.make(std::nullopt));
    EXPECT_EQ(read(edit.write())->content_type("word/document.xml"), after);
  }
}

TEST(Edit, MakesTheKindThatIsWantedAndDropsItsMacros) {
  constexpr std::string_view kVba = "http://schemas.microsoft.com/office/2006/relationships/";
  const auto base = package_of(word_files_with(
      {{"word/_rels/document.xml.rels", rels({{std::string(kVba) + "vbaProject", "vba.bin"}})},
       {"word/vba.bin", "v"},
       {"word/_rels/vba.bin.rels", rels({{std::string(kVba) + "wordVbaData", "data.xml"}})},
       {"word/data.xml", "<d/>"}}));
  const std::pair<DocumentKind, bool> cases[] = {{DocumentKind::document, true},
                                                 {DocumentKind::macro_document, false},
                                                 {DocumentKind::blank, true},
                                                 {DocumentKind::macro_blank, false}};
  for (const auto& [kind, dropped] : cases) {
    Edit edit(base);
    EXPECT_EQ(edit.make(kind), dropped);
    const auto written = read(edit.write());
    EXPECT_NE(written->has("word/vba.bin"), dropped);
    EXPECT_NE(written->has("word/data.xml"), dropped);
    const std::string type(written->content_type("word/document.xml"));
    EXPECT_EQ(type.find("macroEnabled") != std::string::npos, !dropped);
    const bool blank = kind == DocumentKind::blank || kind == DocumentKind::macro_blank;
    EXPECT_EQ(type.find("emplate") != std::string::npos, blank);
  }
}

TEST(Edit, KeepsOnePartOfProperties) {
  const std::string core =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  const std::string root = rels({{kOffice + "officeDocument", "word/document.xml"},
                                 {core, "docProps/core.xml"},
                                 {core, "docProps/core2.xml"},
                                 {core, "docProps/core.xml"}});
  Edit edit(package_of(word_files_with(
      {{"_rels/.rels", root}, {"docProps/core.xml", "<c/>"}, {"docProps/core2.xml", "<c/>"}})));
  EXPECT_TRUE(edit.keep_one_properties());
  const auto written = read(edit.write());
  EXPECT_EQ(written->relationships("").size(), 2u);
  EXPECT_TRUE(written->has("docProps/core.xml"));
  EXPECT_FALSE(written->has("docProps/core2.xml"));
  Edit again(written);
  EXPECT_FALSE(again.keep_one_properties());
}

TEST(Edit, RemovesSignatures) {
  const std::string root = rels({{kOffice + "officeDocument", "word/document.xml"},
                                 {kSigned + "origin", "_xmlsignatures/origin.sigs"}});
  const auto base = package_of(word_files_with({
      {"_rels/.rels", root},
      {"_xmlsignatures/origin.sigs", ""},
      {"_xmlsignatures/_rels/origin.sigs.rels",
       rels({{kSigned + "signature", "sig1.xml"}, {"t", "../word/document.xml"}})},
      {"_xmlsignatures/sig1.xml", "<s/>"},
      {"_xmlsignatures/_rels/sig1.xml.rels",
       rels({{kSigned + "certificate", "c.cer"}, {kSigned + "signature", "origin.sigs"}})},
      {"_xmlsignatures/c.cer", "c"},
  }));
  Edit edit(base);
  EXPECT_TRUE(edit.remove_signatures());
  const auto result = read(edit.write());
  EXPECT_THAT(result->part_names(),
              ElementsAre("[Content_Types].xml", "_rels/.rels", "word/document.xml"));
  EXPECT_THAT(targets(*result, ""), ElementsAre("word/document.xml"));
  EXPECT_FALSE(Edit(result).remove_signatures());
}

TEST(Edit, TellsWhetherAnythingChanges) {
  const auto changed = [](const std::function<void(Edit&)>& change) {
    Edit edit(package_of(word_files()));
    change(edit);
    return edit.changed();
  };
  EXPECT_FALSE(changed([](Edit&) {}));
  EXPECT_FALSE(changed([](Edit& edit) { edit.make(DocumentKind::document); }));
  EXPECT_TRUE(changed([](Edit& edit) { edit.make(DocumentKind::macro_document); }));
  EXPECT_TRUE(changed([](Edit& edit) { edit.replace("word/document.xml", "<d/>"); }));
  EXPECT_TRUE(changed([](Edit& edit) { edit.relate("", "t", "http://a.cn", true); }));
}

TEST(Edit, SameEditsSameBytes) {
  const auto base = package_of(word_files());
  const auto edited = [&] {
    Edit edit(base);
    for (int i = 0; i < 20; ++i) {
      const std::string name = "word/part" + std::to_string(i) + ".xml";
      edit.add(name, "a/" + std::to_string(i), "<p/>");
      edit.relate("word/document.xml", "t", name);
      edit.relate(name, "t", "document.xml");
    }
    edit.remove("word/part7.xml");
    return edit.write();
  };
  EXPECT_EQ(edited(), edited());
}

}  // namespace
}  // namespace chengwen::opc
