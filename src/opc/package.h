#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "opc/shared_bytes.h"

namespace chengwen::opc {

/// What reading an untrusted package may cost.
struct ReadLimits {
  std::uint64_t part_bytes = 512ull << 20;    ///< of one part, decompressed
  std::uint64_t total_bytes = 2048ull << 20;  ///< of all parts, decompressed
  std::uint32_t entries = 65535;
  std::uint64_t ratio = 500;                     ///< a part may grow by this when decompressed,
  std::uint64_t ratio_from_bytes = 16ull << 20;  ///< unless it stays below this
};

struct ZipEntry;

/// What a Word file is (ISO/IEC 29500-1, 11.3.10): its content type, which must agree with its
/// extension.
enum class DocumentKind : std::uint8_t {
  document,        ///< .docx
  macro_document,  ///< .docm
  blank,           ///< .dotx, a template of Word
  macro_blank      ///< .dotm
};

/// How parts are written.
struct WriteOptions {
  int compression_level = 0;  ///< libdeflate level 1…12 of changed parts; 0: by their size
  /// What the file is made; without it a template of Word becomes a document.
  std::optional<DocumentKind> kind = std::nullopt;
};

/// One entry of a relationships part (ISO/IEC 29500-2, 9.3).
struct Relationship {
  std::string id;
  std::string type;    ///< by its Transitional name, also in a Strict document
  std::string target;  ///< as written; for internal ones relative to the source part
  bool external = false;
};

/// The type of the package's relationship to its core properties (ISO/IEC 29500-2, 11.3).
inline constexpr std::string_view kCoreProperties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// A package (ISO/IEC 29500-2): named parts, their content types and relationships, read from a
/// zip.
///
/// Part names are compared as the standard says: case, percent-encoding and a leading slash do not
/// count. Immutable after read() but through an Edit. Safe to read from several threads.
class Package {
 public:
  /// Reads a zip; every part is decompressed once, so that damage is found here. What is wrong
  /// (opc/messages.h) goes to `report` with `name` as its file; nothing is returned when it was an
  /// error.
  static std::shared_ptr<const Package> read(std::string_view bytes, std::string name,
                                             diag::Report& report, const ReadLimits& limits = {});
  ~Package();

  const std::string& name() const;
  /// As in the zip, in its order ("word/document.xml", no leading slash), with
  /// "[Content_Types].xml" and all "….rels"; folders, repetitions and names that no part can have
  /// are left out.
  const std::vector<std::string>& part_names() const;
  bool has(std::string_view part) const;
  /// The decompressed bytes; decompressed on each call. Throws diag::Failure (opc.missing-part).
  std::string bytes(std::string_view part) const;
  /// The same, shared with the package where the part is not compressed.
  SharedBytes shared_bytes(std::string_view part) const;
  /// "" when neither an Override nor a Default covers it.
  std::string content_type(std::string_view part) const;
  /// The relationships of `part` ("" = the package's own), in file order.
  const std::vector<Relationship>& relationships(std::string_view part) const;
  /// The part name that an internal relationship's target leads to, from `part`.
  static std::string resolve(std::string_view part, std::string_view target);
  /// The main document part, by the package's officeDocument relationship; its content type is one
  /// of Word's.
  const std::string& main_part() const;
  /// Whether the part is there in both, unchanged and packed in the same way.
  bool shares(std::string_view part, const Package& other) const;
  /// The decompressed bytes of all parts called ….xml.
  std::uint64_t xml_size() const;

  struct Contents;
  const Contents& contents() const { return *contents_; }

 private:
  friend class Edit;
  Package();
  std::unique_ptr<Contents> contents_;
};

/// The bytes of a part that is too big to be in memory whole: given piece by piece, compressed as
/// they come.
///
/// Costs a few per cent more time and bytes than compressing all at once.
class PartStream {
 public:
  /// What is compressed at once: big enough that beginning anew costs little, small enough to stay
  /// in the processor's cache. A piece of this size is not copied.
  static constexpr std::size_t kBlock = std::size_t{1} << 20;

  explicit PartStream(const WriteOptions& options = {}) : level_(options.compression_level) {}
  void append(std::string_view bytes);

 private:
  friend class Edit;
  void compress(std::string_view block);
  ZipEntry finish(std::string_view rest) &&;

  int level_;
  std::string pending_;   ///< not yet compressed, less than a block
  std::string deflated_;  ///< blocks that another can follow
  std::uint32_t crc_ = 0;
  std::uint64_t size_ = 0;
};

/// Changes to a package, written out as a new zip. For one thread; the package may serve others.
///
/// Untouched parts are copied compressed as they are; entry order is the template's, new parts
/// follow in the order of addition, then new relationships parts; all entries bear 1980-01-01. Same
/// edits, same bytes. Content types and relationships are changed in their text: what nobody asked
/// to change keeps its bytes. They are changed by the methods meant for them, never by replace(),
/// add() or remove() of their parts.
class Edit {
 public:
  explicit Edit(std::shared_ptr<const Package> base);
  ~Edit();
  Edit(Edit&&) noexcept;
  Edit& operator=(Edit&&) noexcept;

  /// New bytes for a part of the package, or for an added one. Throws diag::Failure
  /// (opc.missing-part). `rest`, the last bytes, is compressed where it is.
  void replace(std::string_view part, std::string bytes);
  void replace(std::string_view part, PartStream stream, std::string_view rest = {});
  /// The bytes of a part as they will be written. Throws diag::Failure (opc.missing-part).
  std::string bytes(std::string_view part) const;
  /// Adds a part with its content type: an Override, or a Default for pictures; nothing where a
  /// Default already says so. A part of that name is replaced.
  void add(std::string_view part, std::string_view content_type, std::string bytes);
  /// Removes a part with its relationships, its content type and all relationships that lead to it.
  void remove(std::string_view part);
  /// Adds a relationship of `part` ("" = the package) and gives its id, "rId" and a number that is
  /// not taken; the same type and target again give the same id. In a Strict package the type is
  /// written by its Strict name.
  std::string relate(std::string_view part, std::string_view type, std::string_view target,
                     bool external = false);
  /// Removes a relationship of `part`.
  void unrelate(std::string_view part, std::string_view id);
  /// Gives `part` the relationships that `other` has in the package, under the same ids.
  void copy_relationships(std::string_view other, std::string_view part);
  /// Changes the target of a relationship of `part`.
  void retarget(std::string_view part, std::string_view id, std::string_view target);

  /// Changes what the file is; without a `kind` a template of Word becomes a document. One that
  /// cannot hold macros loses them: true when there were some.
  bool make(std::optional<DocumentKind> kind);
  /// A package has at most one part of core properties (ISO/IEC 29500-2, 11): keeps the first.
  /// False when there are no more.
  bool keep_one_properties();
  /// Whether the parts, their types or relationships will be others than in the package.
  bool changed() const;
  /// Removes the digital signatures, which no changed document can keep. False when there are none.
  bool remove_signatures();

  /// The package that write() would give, called `name`, without packing and unpacking it.
  std::shared_ptr<const Package> package(std::string name) const;
  /// The zip. Throws diag::Failure (opc.too-large).
  std::string write(const WriteOptions& options = {}) const;

 private:
  /// Removes what relationships of `from` whose types begin so lead to, and what such ones of those
  /// parts lead to. False when there is nothing.
  bool remove_related(const std::string& from, std::initializer_list<std::string_view> types);

  struct Changes;
  std::unique_ptr<Changes> changes_;
};

}  // namespace chengwen::opc
