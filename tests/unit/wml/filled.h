#pragma once

#include <string>
#include <string_view>

#include "data/json_reader.h"
#include "diag/report.h"
#include "opc/package.h"
#include "support/word_file.h"
#include "wml/document.h"
#include "wml/files.h"

namespace chengwen::wml::test {

inline const Dialect& dialect() {
  static const Dialect standard = Dialect::standard();
  return standard;
}

/// The filled document, or "" when there was an error.
inline std::string filled(std::string docx, std::string_view json, diag::Report& report,
                          const Resources& resources = {}, const Dialect& spoken = dialect(),
                          jinja::Missing missing = jinja::Missing::empty) {
  const auto package = opc::Package::read(std::move(docx), "test.docx", report);
  diag::Sources sources;
  const auto document = Document::compile(package, spoken, report, sources);
  if (!document) return "";
  data::DataFiles files;
  const data::Value data = data::read_json(std::string(json), "test.json", files, report);
  const opc::Edit edit = document->fill(data, {{}, missing}, resources, report, sources);
  return report.has_errors() ? "" : edit.write();
}

/// What stands in w:body before its w:sectPr.
inline std::string filled_body(std::string_view body, std::string_view json, diag::Report& report,
                               const chengwen::test::Parts& extra = {}) {
  const std::string docx = filled(chengwen::test::docx_of_body(body, extra), json, report);
  if (docx.empty()) return "";
  const std::string xml = chengwen::test::part_of(docx, "word/document.xml");
  const std::size_t begin = xml.find("<w:body>") + 8;
  return xml.substr(begin, xml.rfind("<w:sectPr>") - begin);
}

inline std::string filled_body(std::string_view body, std::string_view json) {
  diag::Report report;
  return filled_body(body, json, report);
}

}  // namespace chengwen::wml::test
