#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "opc/deflate.h"

/// Zips written by hand, faults and all.
namespace chengwen::opc::test {

/// A file of a zip as a writer with faults may write it.
struct RawFile {
  std::string name;
  std::string bytes;
  bool deflated = false;
  std::uint16_t flags = 0;                ///< general purpose: 1 is encrypted
  std::optional<std::uint16_t> method{};  ///< claimed
  std::optional<std::uint32_t> crc{};     ///< claimed
  std::optional<std::uint32_t> size{};    ///< claimed, decompressed
  std::optional<std::uint32_t> offset{};  ///< claimed, of its local header
};

inline constexpr const char* kDocument =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";

inline std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
  return out;
}

struct Record {
  std::string flags_method_time, crc, name;
  std::uint64_t compressed, size, offset;
};

/// Appends header and data of `file` and says what the directory has to say of it.
inline Record append(const RawFile& file, std::string& out) {
  std::string data = file.bytes;
  if (file.deflated) deflate(file.bytes, 6, data = "");
  Record record;
  record.flags_method_time = little(file.flags, 2) +
                             little(file.method.value_or(file.deflated ? 8 : 0), 2) +
                             little(0x5A215A21, 4);
  record.crc = little(file.crc.value_or(crc32(file.bytes)), 4);
  record.compressed = data.size();
  record.size = file.size.value_or(static_cast<std::uint32_t>(file.bytes.size()));
  record.offset = file.offset.value_or(static_cast<std::uint32_t>(out.size()));
  record.name = file.name;
  out += "PK\3\4" + little(20, 2) + record.flags_method_time + record.crc +
         little(record.compressed, 4) + little(record.size, 4) + little(file.name.size(), 2) +
         little(0, 2) + file.name + data;
  return record;
}

inline std::string end_record(std::uint64_t files, std::uint64_t size, std::uint64_t offset) {
  return "PK\5\6" + little(0, 4) + little(files, 2) + little(files, 2) + little(size, 4) +
         little(offset, 4) + little(0, 2);
}

inline std::string raw_zip(const std::vector<RawFile>& files) {
  std::string out, directory;
  for (const RawFile& file : files) {
    const Record record = append(file, out);
    directory += "PK\1\2" + little(20, 2) + little(20, 2) + record.flags_method_time + record.crc +
                 little(record.compressed, 4) + little(record.size, 4) +
                 little(record.name.size(), 2) + little(0, 12) + little(record.offset, 4) +
                 record.name;
  }
  return out + directory + end_record(files.size(), directory.size(), out.size());
}

/// The same in the Zip64 format: sizes and offsets in extra fields, a Zip64 end record.
inline std::string raw_zip64(const std::vector<RawFile>& files) {
  std::string out, directory;
  for (const RawFile& file : files) {
    const Record record = append(file, out);
    const std::string extra = little(1, 2) + little(24, 2) + little(record.size, 8) +
                              little(record.compressed, 8) + little(record.offset, 8);
    directory += "PK\1\2" + little(45, 2) + little(45, 2) + record.flags_method_time + record.crc +
                 little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4) + little(record.name.size(), 2) +
                 little(extra.size(), 2) + little(0, 10) + little(0xFFFFFFFF, 4) + record.name +
                 extra;
  }
  const std::size_t end = out.size() + directory.size();
  return out + directory + "PK\6\6" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) +
         little(files.size(), 8) + little(files.size(), 8) + little(directory.size(), 8) +
         little(out.size(), 8) + "PK\6\7" + little(0, 4) + little(end, 8) + little(1, 4) +
         end_record(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF);
}

/// The files of a small Word document.
inline std::vector<RawFile> word_files() {
  return {
      {"[Content_Types].xml",
       R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
       R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
       R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" )"
       R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)",
       true},
      {"_rels/.rels",
       R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
       R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" )"
       R"(Target="word/document.xml"/></Relationships>)",
       true},
      {"word/document.xml", kDocument, true},
  };
}

/// Those, with `others` added, or put in place of one of the same name.
inline std::vector<RawFile> word_files_with(std::vector<RawFile> others) {
  std::vector<RawFile> files = word_files();
  for (RawFile& other : others) {
    const auto same = std::find_if(files.begin(), files.end(),
                                   [&](const RawFile& f) { return f.name == other.name; });
    if (same != files.end()) {
      *same = std::move(other);
    } else {
      files.push_back(std::move(other));
    }
  }
  return files;
}

}  // namespace chengwen::opc::test
