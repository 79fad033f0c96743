#include "opc/package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "diag/diagnostic.h"
#include "opc/messages.h"
#include "unit/opc/raw_zip.h"

namespace chengwen::opc {
namespace {

using namespace std::string_literals;
using test::raw_zip;
using test::RawFile;
using test::word_files;
using test::word_files_with;
using testing::ElementsAre;
using testing::IsEmpty;

struct Outcome {
  std::shared_ptr<const Package> package;
  std::vector<std::string> said;  ///< id and arguments
};

Outcome read(const std::string& bytes, const ReadLimits& limits = {}) {
  diag::Report report;
  Outcome outcome{Package::read(bytes, "报告.docx", report, limits), {}};
  EXPECT_EQ(outcome.package == nullptr, report.has_errors());
  for (const diag::Diagnostic& diagnostic : report.diagnostics()) {
    std::string words(diagnostic.message->id);
    for (const std::string& argument : diagnostic.arguments) words += " " + argument;
    outcome.said.push_back(words);
    EXPECT_TRUE(diagnostic.file.starts_with("报告.docx")) << words;
  }
  return outcome;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return text.replace(at, from.size(), to);
}

const std::string& file(const std::vector<RawFile>& files, std::string_view name) {
  return std::find_if(files.begin(), files.end(), [&](const RawFile& f) { return f.name == name; })
      ->bytes;
}

/// The small document with `from` → `to` in one of its parts.
std::string word_with(std::string_view part, std::string_view from, std::string_view to) {
  const std::string bytes = replaced(file(word_files(), part), from, to);
  return raw_zip(word_files_with({{std::string(part), bytes, true}}));
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

TEST(Package, ReadsParts) {
  const Outcome outcome =
      read(raw_zip(word_files_with({{"word/media/a b.png", "PNG"}, {"word/", ""}})));
  EXPECT_THAT(outcome.said, IsEmpty());
  const Package& package = *outcome.package;
  EXPECT_EQ(package.name(), "报告.docx");
  EXPECT_EQ(package.main_part(), "word/document.xml");
  EXPECT_THAT(package.part_names(), ElementsAre("[Content_Types].xml", "_rels/.rels",
                                                "word/document.xml", "word/media/a b.png"));
  EXPECT_EQ(package.bytes("word/document.xml"), test::kDocument);
  EXPECT_EQ(package.bytes("/Word/Document.XML"), test::kDocument);
  EXPECT_EQ(package.bytes("word/media/a%20b.png"), "PNG");
  EXPECT_TRUE(package.has("WORD/document.xml"));
  EXPECT_FALSE(package.has("word/styles.xml"));
  EXPECT_EQ(package.content_type("_rels/.rels"),
            "application/vnd.openxmlformats-package.relationships+xml");
  EXPECT_EQ(package.content_type("word/media/a b.png"), "");
  ASSERT_EQ(package.relationships("").size(), 1u);
  EXPECT_EQ(package.relationships("")[0].target, "word/document.xml");
  EXPECT_THAT(package.relationships("word/document.xml"), IsEmpty());
  EXPECT_THROW(package.bytes("word/styles.xml"), diag::Failure);
}

TEST(Package, FindsTheMainPartByItsRelationship) {
  const std::string rels =
      replaced(file(word_files(), "_rels/.rels"), "word/document.xml", "/正文/Doc1.xml");
  const std::string types =
      replaced(file(word_files(), "[Content_Types].xml"), "/word/document.xml", "/正文/doc1.xml");
  const Outcome outcome = read(raw_zip(
      {{"正文/doc1.xml", test::kDocument}, {"_rels/.rels", rels}, {"[Content_Types].xml", types}}));
  ASSERT_TRUE(outcome.package);
  EXPECT_EQ(outcome.package->main_part(), "正文/doc1.xml");
}

TEST(Package, KnowsFourKindsOfWordDocument) {
  for (const std::string_view type :
       {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}) {
    const std::string bytes = word_with(
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", type);
    EXPECT_THAT(read(bytes).said, IsEmpty()) << type;
  }
}

TEST(Package, StrictDocumentsReadLikeOthers) {
  const Outcome outcome = read(word_with(
      "_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships"));
  ASSERT_TRUE(outcome.package);
  EXPECT_EQ(outcome.package->relationships("")[0].type,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument");
}

TEST(Package, ReadsUtf16AndZip64) {
  const std::string rels =
      utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + file(word_files(), "_rels/.rels"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"_rels/.rels", rels, true}}))).said, IsEmpty());
  EXPECT_THAT(read(test::raw_zip64(word_files())).said, IsEmpty());
}

TEST(Package, RepairsNamesAndSaysSo) {
  struct Case {
    std::vector<RawFile> files;
    std::string said;
  };
  const Case cases[] = {
      {{{"docProps/core.xml", "1"}, {"docProps/core.xml", "2"}},
       "opc.repeated-part docProps/core.xml"},
      {{{"docProps/core.xml", "1"}, {"DocProps/Core.XML", "2"}},
       "opc.repeated-part DocProps/Core.XML"},
      {{{"\\docProps\\core.xml", "1"}}, "opc.odd-name \\docProps\\core.xml docProps/core.xml"},
      {{{"/docProps/core.xml", "1"}}, "opc.odd-name /docProps/core.xml docProps/core.xml"},
      {{{"docProps/core.xml", "1"}, {"../../etc/passwd", "2"}}, "opc.bad-name ../../etc/passwd"},
      {{{"docProps/core.xml", "1"}, {"a/./b", "2"}}, "opc.bad-name a/./b"},
      {{{"docProps/core.xml", "1"}, {"a//b", "2"}}, "opc.bad-name a//b"},
  };
  for (const Case& c : cases) {
    std::vector<RawFile> files = word_files();
    files.insert(files.end(), c.files.begin(), c.files.end());
    const Outcome outcome = read(raw_zip(files));
    EXPECT_THAT(outcome.said, ElementsAre(c.said));
    ASSERT_TRUE(outcome.package);
    EXPECT_EQ(outcome.package->part_names().size(), 4u);
    EXPECT_EQ(outcome.package->bytes("docProps/core.xml"), "1");
  }
}

TEST(Package, SaysWhatAFileIsInstead) {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  const std::string excel =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const std::string powerpoint = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml";
  const std::string visio = "application/vnd.ms-visio.drawing.main+xml";
  const std::string word =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const std::pair<std::string, std::string> cases[] = {
      {"", "opc.empty-file"},
      {"%PDF-1.7", "opc.not-a-package"},
      {"{\\rtf1}", "opc.not-a-package"},
      {std::string(1000, '\0'), "opc.not-a-package"},
      {compound + std::string(512, '\0'), "opc.old-word"},
      {compound + utf16("EncryptedPackage").substr(2), "opc.password"},
      {"PK\3\4", "opc.damaged-zip"},
      {raw_zip({}), "opc.no-content-types"},
      {raw_zip({{"a.txt", "a"}}), "opc.no-content-types"},
      {raw_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "opc.open-document"},
      {word_with("[Content_Types].xml", word, excel), "opc.workbook"},
      {word_with("[Content_Types].xml", word, powerpoint), "opc.presentation"},
      {word_with("[Content_Types].xml", word, visio), "opc.not-word " + visio},
      {word_with("[Content_Types].xml", "/word/document.xml", "/word/other.xml"),
       "opc.not-word application/xml"},
      {word_with("_rels/.rels", "relationships/officeDocument", "relationships/other"),
       "opc.no-main-part"},
      {word_with("_rels/.rels", "word/document.xml", "word/missing.xml"), "opc.no-main-part"},
      {raw_zip({word_files()[0], word_files()[2]}), "opc.no-main-part"},
  };
  for (const auto& [bytes, said] : cases) EXPECT_THAT(read(bytes).said, ElementsAre(said));
}

TEST(Package, RefusesBrokenXmlInItsOwnParts) {
  EXPECT_THAT(read(word_with("_rels/.rels", "/>", ">")).said, ElementsAre("xml.malformed 1 228"));
  EXPECT_THAT(
      read(word_with("[Content_Types].xml", "<Types", "<!DOCTYPE a [<!ENTITY b 'c'>]><Types")).said,
      ElementsAre("xml.doctype"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"word/_rels/document.xml.rels", "", false}}))).said,
              ElementsAre("xml.no-root"));
}

TEST(Package, RefusesDamagedParts) {
  std::vector<RawFile> files = word_files_with({{"a.bin", "abc"}, {"b.bin", "abc", true}});
  files[3].crc = 1;
  files[4].size = 4;
  EXPECT_THAT(read(raw_zip(files)).said, ElementsAre("opc.bad-part a.bin", "opc.bad-part b.bin"));
  files[4].size = 2;
  EXPECT_THAT(read(raw_zip(files)).said, ElementsAre("opc.bad-part a.bin", "opc.bad-part b.bin"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", "no deflate stream", false, 0, 8}}))).said,
              ElementsAre("opc.bad-part a.bin"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", "abc", false, 0, 14}}))).said,
              ElementsAre("opc.unknown-compression a.bin"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", "abc", false, 1}}))).said,
              ElementsAre("opc.password"));
  RawFile elsewhere{"a.bin", "abc"};
  elsewhere.offset = 0x00FFFFFF;
  EXPECT_THAT(read(raw_zip(word_files_with({elsewhere}))).said, testing::SizeIs(1));
}

TEST(Package, RefusesBombs) {
  const std::string zeros(17 << 20, '\0');
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", zeros, true}}))).said,
              ElementsAre("opc.bomb a.bin"));
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", zeros.substr(2 << 20), true}}))).said,
              IsEmpty());
  EXPECT_THAT(read(raw_zip(word_files_with({{"a.bin", zeros, false}}))).said, IsEmpty());
  EXPECT_THAT(
      read(raw_zip(word_files_with({{"a.bin", zeros, true}})), {.part_bytes = 16 << 20}).said,
      ElementsAre("opc.part-too-big a.bin 16"));
  EXPECT_THAT(
      read(raw_zip(word_files_with({{"a", zeros}, {"b", zeros}})), {.total_bytes = 32 << 20}).said,
      ElementsAre("opc.total-too-big 32"));
  EXPECT_THAT(read(raw_zip(word_files()), {.entries = 3}).said, IsEmpty());
  EXPECT_THAT(read(raw_zip(word_files()), {.entries = 2}).said,
              ElementsAre("opc.too-many-entries 2"));
}

TEST(Package, RefusesEntriesThatShareTheirData) {
  std::vector<RawFile> files = word_files_with({{"a", std::string(10'000, 'x')}});
  const std::uint32_t offset = static_cast<std::uint32_t>(raw_zip(word_files()).find("PK\1\2"));
  for (int i = 0; i < 100; ++i) {
    RawFile shadow{"a", std::string(10'000, 'x')};
    shadow.offset = offset;
    files.push_back(shadow);
  }
  std::string bytes = raw_zip(files);
  const std::size_t kept = offset + 31 + 10'000;  // the first of them
  const std::size_t directory = bytes.find("PK\1\2");
  bytes.erase(kept, directory - kept);
  for (int i = 0; i < 4; ++i)
    bytes[bytes.size() - 6 + static_cast<std::size_t>(i)] =
        static_cast<char>(kept >> (8 * i) & 0xFF);
  EXPECT_THAT(read(bytes).said, ElementsAre("opc.damaged-zip"));
}

TEST(Package, EveryTruncationIsAnError) {
  const std::string bytes = raw_zip(word_files());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(read(bytes.substr(0, size)).package, nullptr) << size;
  }
}

TEST(Package, NoChangedByteCrashes) {
  const std::string good = raw_zip(word_files());
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char flip : {'\x01', '\x80', '\xFF'}) {
      std::string bytes = good;
      bytes[i] = static_cast<char>(bytes[i] ^ flip);
      const Outcome outcome = read(bytes);
      if (!outcome.package) continue;
      for (const std::string& part : outcome.package->part_names()) outcome.package->bytes(part);
    }
  }
}

}  // namespace
}  // namespace chengwen::opc
