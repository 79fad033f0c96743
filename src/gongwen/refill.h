#pragma once

#include <memory>
#include <optional>
#include <string>

#include "data/value.h"
#include "diag/report.h"
#include "gongwen/spot.h"
#include "opc/package.h"

namespace chengwen::gongwen {

/// Makes a template of a finished document and the data that it was written from: what the data
/// printed becomes tags, rows, paragraphs and parts of sentences that its lists printed become
/// loops; with `sections` chapters that a tree of sections printed become one tag. What is for a
/// person to decide goes to `report`, with spans of `places` (docs/换单位.md).
/// Nothing, with errors, when the document cannot be read or shows nothing of the data.
std::optional<std::string> refill(std::shared_ptr<const opc::Package> package,
                                  const data::Value& data, bool sections, SpotPlaces& places,
                                  diag::Report& report);

}  // namespace chengwen::gongwen
