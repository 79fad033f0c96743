#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diag/report.h"
#include "opc/contents.h"
#include "opc/package.h"

namespace chengwen::opc {

/// Reads an untrusted zip into `contents`, step by step; each step reports all it finds, and a step
/// with an error is the last.
class PackageReader {
 public:
  PackageReader(Package::Contents& contents, diag::Report& report)
      : contents_(contents), report_(report) {}

  /// False when something was an error.
  bool read(std::string_view bytes, const ReadLimits& limits);

 private:
  bool read_entries(std::string_view bytes, const ReadLimits& limits);
  bool take_parts(std::vector<ZipEntry> entries);
  bool check_parts();
  bool read_content_types();
  bool read_relationships();
  bool find_main_part();
  void keep_unpacked();

  bool fail(diag::Diagnostic diagnostic);
  void warn(const diag::Message& message, std::vector<std::string> words);
  /// The XML of a part in UTF-8, found well-formed; nothing, and an error, when it is not.
  std::optional<std::string> xml_of(std::size_t entry);

  Package::Contents& contents_;
  std::unordered_map<std::size_t, std::string> unpacked_;  // the parts of XML
  diag::Report& report_;
};

}  // namespace chengwen::opc
