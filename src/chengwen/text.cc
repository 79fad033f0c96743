#include "chengwen/chengwen.h"
#include "chengwen/findings.h"
#include "opc/package.h"
#include "wml/text_of.h"

namespace chengwen {

std::optional<std::string> text_of(std::string docx, std::string name, Findings& findings) {
  diag::Report& report = findings.state().report;
  const std::size_t before = report.errors();
  const auto package = opc::Package::read(docx, std::move(name), report);
  if (!package) return std::nullopt;
  std::string text = wml::text_of(*package, report);
  if (report.errors() > before) return std::nullopt;
  return text;
}

}  // namespace chengwen
