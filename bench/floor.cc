// The least work that any program which fills a .docx must do, given the finished XML of the parts
// that change: CRC, deflate, the other entries copied compressed as they are, a zip written to a
// file. Everything else that chengwen does is held against it.
//
//   floor one LEVEL TEMPLATE OUT PART=FILE…                   one document
//   floor many LEVEL TEMPLATE FOLDER OUT COUNT PASSES PART…   FOLDER/0000/PART… → OUT/0000.docx …
#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passes.h"

namespace {

[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "floor: %s\n", why.c_str());
  std::exit(1);
}

std::string read_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY);
  struct stat status {};
  if (file < 0 || ::fstat(file, &status) != 0) die("cannot read " + path);
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  if (::read(file, bytes.data(), bytes.size()) != status.st_size) die("cannot read " + path);
  ::close(file);
  return bytes;
}

std::uint32_t number(const char* at, int bytes) {
  std::uint32_t value = 0;
  for (int i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(at[i]);
  return value;
}

void put(char* at, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) at[i] = static_cast<char>(value >> 8 * i);
}

constexpr std::size_t kLocal = 30, kCentral = 46, kEnd = 22;

/// An entry of the template: `fields` is what its central record and its local header have in
/// common, "version needed" to "name length".
struct Entry {
  std::string_view name, fields, data;
};

std::vector<Entry> entries_of(const std::string& zip) {
  std::vector<Entry> entries;
  const char* const end = zip.data() + zip.size() - kEnd;
  const char* record = zip.data() + number(end + 16, 4);
  for (std::uint32_t i = 0; i < number(end + 10, 2); ++i) {
    const char* const local = zip.data() + number(record + 42, 4);
    const std::uint32_t name = number(record + 28, 2);
    entries.push_back(
        {{record + kCentral, name},
         {record + 6, 24},
         {local + kLocal + number(local + 26, 2) + number(local + 28, 2), number(record + 20, 4)}});
    record += kCentral + name + number(record + 30, 2) + number(record + 32, 2);
  }
  return entries;
}

using Parts = std::map<std::string, std::string, std::less<>>;  // name → XML

class Writer {
 public:
  Writer(const std::string& zip, int level)
      : entries_(entries_of(zip)),
        compressor_(libdeflate_alloc_compressor(level)),
        rest_(zip.size()) {}

  /// The document whose changed parts are `parts`.
  std::string_view write(const Parts& parts) {
    std::size_t room = rest_ + 65536;
    for (const auto& [name, xml] : parts)
      room += libdeflate_deflate_compress_bound(compressor_, xml.size());
    if (room > capacity_) out_.reset(new char[capacity_ = room]);
    std::size_t at = 0;
    directory_.clear();
    for (const Entry& entry : entries_) {
      const std::size_t begin = at;
      char* const header = out_.get() + at;
      std::memcpy(header, "PK\3\4", 4);
      std::memcpy(header + 4, entry.fields.data(), entry.fields.size());
      put(header + 28, 0, 2);
      std::memcpy(header + kLocal, entry.name.data(), entry.name.size());
      at += kLocal + entry.name.size();
      if (const auto part = parts.find(entry.name); part != parts.end()) {
        const std::string& xml = part->second;
        const std::size_t size = libdeflate_deflate_compress(compressor_, xml.data(), xml.size(),
                                                             out_.get() + at, capacity_ - at);
        put(header + 8, 8, 2);
        put(header + 14, libdeflate_crc32(0, xml.data(), xml.size()), 4);
        put(header + 18, static_cast<std::uint32_t>(size), 4);
        put(header + 22, static_cast<std::uint32_t>(xml.size()), 4);
        at += size;
      } else {
        std::memcpy(out_.get() + at, entry.data.data(), entry.data.size());
        at += entry.data.size();
      }
      char record[kCentral] = {'P', 'K', 1, 2, 20};
      std::memcpy(record + 6, header + 4, 24);
      put(record + 42, static_cast<std::uint32_t>(begin), 4);
      directory_.append(record, kCentral).append(entry.name);
    }
    char end[kEnd] = {'P', 'K', 5, 6};
    put(end + 8, static_cast<std::uint32_t>(entries_.size()), 2);
    put(end + 10, static_cast<std::uint32_t>(entries_.size()), 2);
    put(end + 12, static_cast<std::uint32_t>(directory_.size()), 4);
    put(end + 16, static_cast<std::uint32_t>(at), 4);
    directory_.append(end, kEnd);
    std::memcpy(out_.get() + at, directory_.data(), directory_.size());
    return {out_.get(), at + directory_.size()};
  }

 private:
  std::vector<Entry> entries_;
  libdeflate_compressor* compressor_;
  std::size_t rest_, capacity_ = 0;
  std::unique_ptr<char[]> out_;
  std::string directory_;
};

void one(std::span<char*> arguments) {
  const std::string zip = read_file(arguments[1]);
  Parts parts;
  for (const std::string_view part : arguments.subspan(3)) {
    const std::size_t equals = part.find('=');
    parts.emplace(part.substr(0, equals), read_file(std::string(part.substr(equals + 1))));
  }
  bench::write_file(arguments[2], Writer(zip, std::atoi(arguments[0])).write(parts));
}

void many(std::span<char*> arguments) {
  const std::string zip = read_file(arguments[1]), folder = arguments[2], out = arguments[3];
  std::vector<Parts> documents(static_cast<std::size_t>(std::atoi(arguments[4])));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const std::string part : arguments.subspan(6))
      documents[i].emplace(part, read_file(bench::numbered(folder, i, "/" + part)));
  }
  Writer writer(zip, std::atoi(arguments[0]));
  bench::print_best(documents.size(), std::atoi(arguments[5]), [&] {
    for (std::size_t i = 0; i < documents.size(); ++i)
      bench::write_file(bench::numbered(out, i, ".docx"), writer.write(documents[i]));
  });
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char*> rest(arguments + std::min(count, 2), arguments + count);
  const std::string_view mode = count > 1 ? arguments[1] : "";
  if (mode == "one" && rest.size() > 3) {
    one(rest);
  } else if (mode == "many" && rest.size() > 6) {
    many(rest);
  } else {
    die("usage: see the head of floor.cc");
  }
}
