#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"

namespace chengwen::opc {

/// What reading an untrusted package may cost.
struct ReadLimits {
  std::uint64_t part_bytes = 512ull << 20;    ///< of one part, decompressed
  std::uint64_t total_bytes = 2048ull << 20;  ///< of all parts, decompressed
  std::uint32_t entries = 65535;
};

/// How parts are written.
struct WriteOptions {
  int compression_level = 6;                  ///< libdeflate level 1…12 for changed parts
};

/// One entry of a relationships part (ISO/IEC 29500-2, 9.3).
struct Relationship {
  std::string id;
  std::string type;
  std::string target;                         ///< as written; for internal ones relative to the source part
  bool external = false;
};

/// A package (ISO/IEC 29500-2): named parts, their content types and relationships, read from a zip.
///
/// Immutable after read() but through an Edit. Safe to read from several threads.
class Package {
 public:
  /// Reads a zip. What is wrong (no zip, truncated, encrypted, repeated names, a bomb, no content types, no main
  /// document) is a diagnostic in `report` with `name` as its file; nothing is returned when it was an error.
  static std::shared_ptr<const Package> read(std::string bytes, std::string name, diag::Report& report,
                                             const ReadLimits& limits = {});
  ~Package();

  const std::string& name() const;
  /// Part names as in the zip, in its order ("word/document.xml", no leading slash).
  const std::vector<std::string>& part_names() const;
  bool has(std::string_view part) const;
  /// The decompressed bytes; decompressed on each call. Throws diag::Failure (opc.bad-part) when they are damaged.
  std::string bytes(std::string_view part) const;
  /// "" when neither an Override nor a Default covers it.
  std::string content_type(std::string_view part) const;
  /// The relationships of `part` ("" = the package's own), in file order.
  const std::vector<Relationship>& relationships(std::string_view part) const;
  /// The part name an internal relationship's target leads to, from `part`.
  static std::string resolve(std::string_view part, std::string_view target);
  /// The main document part, by the package's officeDocument relationship.
  const std::string& main_part() const;

  struct Contents;
  const Contents& contents() const { return *contents_; }

 private:
  Package();
  std::unique_ptr<Contents> contents_;
};

/// Changes to a package, written out as a new zip: replaced, added and removed parts, and what Needs asked for.
///
/// Untouched parts are copied compressed as they are; entry order is the template's, new parts follow in the order of
/// addition; all entries bear 1980-01-01. Same edits, same bytes.
class Edit {
 public:
  explicit Edit(std::shared_ptr<const Package> base);
  ~Edit();
  void replace(std::string_view part, std::string bytes);
  /// Adds a part with its content type (an Override, or the Default of its extension where that already says so).
  void add(std::string_view part, std::string content_type, std::string bytes);
  void remove(std::string_view part);
  /// Adds a relationship of `part` and gives its id; the same type and target again give the same id.
  std::string relate(std::string_view part, std::string_view type, std::string_view target, bool external = false);
  /// Removes a relationship of `part`.
  void unrelate(std::string_view part, std::string_view id);
  /// Changes the target of a relationship of `part`.
  void retarget(std::string_view part, std::string_view id, std::string_view target);
  /// The zip.
  std::string write(const WriteOptions& options = {}) const;

 private:
  struct Changes;
  std::unique_ptr<Changes> changes_;
};

}  // namespace chengwen::opc
