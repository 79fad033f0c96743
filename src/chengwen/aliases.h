#pragma once

#include "chengwen/chengwen.h"
#include "data/data_files.h"
#include "gongwen/aliases.h"

namespace chengwen {

/// Behind the door: what Aliases holds.
struct Aliases::State {
  std::shared_ptr<data::DataFiles> files = std::make_shared<data::DataFiles>();
  gongwen::Aliases names;
};

}  // namespace chengwen
