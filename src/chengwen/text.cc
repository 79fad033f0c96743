#include "chengwen/chengwen.h"
#include "chengwen/findings.h"
#include "opc/package.h"
#include "wml/text_of.h"

namespace chengwen {

std::optional<std::string> text_of(std::string docx, std::string name, Findings& findings) {
  diag::Report& report = findings.state().report;
  const auto package = opc::Package::read(docx, std::move(name), report);
  return package ? wml::text_of(package, report) : std::nullopt;
}

}  // namespace chengwen
