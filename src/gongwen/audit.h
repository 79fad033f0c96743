#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/place.h"
#include "diag/sources.h"
#include "gongwen/document_model.h"
#include "gongwen/inspection.h"
#include "gongwen/profile.h"
#include "opc/package.h"

namespace chengwen::gongwen {

/// A document held against a profile. Belongs to one thread.
class Audit {
 public:
  /// Null, with errors in `report`, when the document cannot be read. Tracked changes are told as a
  /// warning; the document is then seen as if all were accepted.
  static std::shared_ptr<Audit> run(std::shared_ptr<const opc::Package> package,
                                    std::shared_ptr<const Profile> profile, diag::Report& report);

  /// What breaks a rule, in document order.
  const std::vector<Finding>& findings() const { return inspection_.findings(); }
  const wml::Manuscript& manuscript() const { return *manuscript_; }
  const DocumentModel& model() const { return model_; }
  diag::Place place(const Spot& spot) const;
  bool any_fixable() const;

  /// Mends what can be mended: the changed document's bytes. Call once, when any_fixable().
  std::string mend();

 private:
  Audit(std::unique_ptr<wml::Manuscript> manuscript, std::shared_ptr<const Profile> profile);

  std::unique_ptr<wml::Manuscript> manuscript_;
  std::shared_ptr<const Profile> profile_;
  DocumentModel model_;
  Inspection inspection_;
};

/// The ids of the rules that have a check, in the order in which they run.
std::vector<std::string_view> checked_rules();

/// The finding as a diagnostic. Places become spans of `source`; put an AuditPlaces there.
diag::Diagnostic diagnostic_of(const Audit& audit, std::size_t finding, std::uint32_t source);

/// Resolves the spans of diagnostic_of(), and keeps the messages of the profile alive.
class AuditPlaces : public diag::Source {
 public:
  explicit AuditPlaces(std::shared_ptr<const Audit> audit) : audit_(std::move(audit)) {}
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  std::shared_ptr<const Audit> audit_;
};

}  // namespace chengwen::gongwen
