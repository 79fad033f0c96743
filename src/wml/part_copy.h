#pragma once

#include <map>
#include <string>
#include <string_view>

#include "opc/package.h"

namespace chengwen::wml {

class Needs;

/// Copies parts of a sub-document (pictures, charts, embedded files, diagrams) with everything that
/// they are related to, each once.
class PartCopy {
 public:
  PartCopy(const opc::Package& theirs, Needs& needs) : theirs_(theirs), needs_(needs) {}

  /// A relationship of our part `to` that does what relationship `id` of their part `from` does;
  /// "" when that one leads nowhere.
  std::string relationship(std::string_view from, std::string_view id, std::string_view to);

 private:
  std::string relate(std::string_view from, const opc::Relationship& theirs, std::string_view to);
  /// The name of the copy; "" when there is no such part.
  std::string copy(const std::string& part);
  std::string bytes(const std::string& part, const std::string& name);

  const opc::Package& theirs_;
  Needs& needs_;
  std::map<std::string, std::string> copies_;
};

}  // namespace chengwen::wml
