#include "gongwen/review.h"

#include "chengwen/aliases.h"
#include "chengwen/chengwen.h"
#include "chengwen/data.h"
#include "chengwen/findings.h"
#include "chengwen/messages.h"
#include "opc/package.h"
#include "opc/zip_reader.h"

namespace chengwen {

namespace {

bool is_longer(std::string_view docx, std::uint64_t bytes) {
  const opc::ZipContents zip = opc::read_zip(docx, {});
  if (zip.error) return true;  // than anything that is read
  for (const opc::ZipEntry& entry : zip.entries) {
    if (!entry.name.ends_with(".xml")) continue;
    if (entry.size > bytes) return true;
    bytes -= entry.size;
  }
  return false;
}

}  // namespace

bool review(std::string_view docx, std::string name, const ReviewOptions& options,
            Findings& findings) {
  diag::Report& report = findings.state().report;
  if (options.longest && is_longer(docx, *options.longest)) {
    report.add(diag::Diagnostic(messages::kNotReviewed));
    return true;
  }
  auto package = opc::Package::read(docx, std::move(name), report);
  const auto reviewed = package ? gongwen::Review::read(std::move(package), report) : nullptr;
  if (!reviewed) return false;
  reviewed->look_for_leftovers(report);
  if (options.aliases != nullptr) reviewed->look_for_names(options.aliases->state_->names, report);
  if (options.data != nullptr) {
    findings.state().sources.set(diag::kDataSource, options.data->state_->files);
    reviewed->compare_figures(options.data->state_->root, options.edited, report);
  }
  findings.state().sources.set(diag::kReviewSource, reviewed->source());
  return true;
}

}  // namespace chengwen
