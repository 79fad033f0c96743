#pragma once

#include <string_view>

#include "opc/package.h"

namespace chengwen::wml {

/// Sets when the document of `edit`, made of `package`, was last modified (dcterms:modified,
/// ISO/IEC 29500-2, 11): `time` in W3CDTF. Core properties are added where there are none; those
/// that cannot be read stay as they are.
void set_modified(opc::Edit& edit, const opc::Package& package, std::string_view time);

}  // namespace chengwen::wml
