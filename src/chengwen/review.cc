#include "gongwen/review.h"

#include <utility>

#include "chengwen/aliases.h"
#include "chengwen/chengwen.h"
#include "chengwen/data.h"
#include "chengwen/filled.h"
#include "chengwen/findings.h"
#include "chengwen/messages.h"

namespace chengwen {

bool Filled::review(std::shared_ptr<const opc::Package> package,
                    std::shared_ptr<const wml::Document> base, const ReviewOptions& options,
                    Findings& findings) {
  diag::Report& report = findings.state().report;
  if (options.longest && package->xml_size() > *options.longest) {
    report.add(diag::Diagnostic(messages::kNotReviewed));
    return true;
  }
  const auto reviewed = gongwen::Review::read(std::move(package), std::move(base), report);
  if (!reviewed) return false;
  reviewed->look_for_leftovers(report);
  if (options.aliases != nullptr) {
    const data::Value* data = options.data != nullptr ? &options.data->state_->root : nullptr;
    reviewed->look_for_names(options.aliases->state_->names, data, report);
  }
  if (options.data != nullptr) {
    findings.state().sources.set(diag::kDataSource, options.data->state_->files);
    reviewed->compare_figures(options.data->state_->root, options.edited, report);
  }
  findings.state().sources.set(diag::kReviewSource, reviewed->source());
  return true;
}

bool Filled::review(std::string name, const ReviewOptions& options, Findings& findings) const {
  return review(state_->edit.package(std::move(name)), state_->base, options, findings);
}

bool review(std::string_view docx, std::string name, const ReviewOptions& options,
            Findings& findings) {
  auto package = opc::Package::read(docx, std::move(name), findings.state().report);
  return package && Filled::review(std::move(package), nullptr, options, findings);
}

}  // namespace chengwen
