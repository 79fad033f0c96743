#pragma once

#include <memory>

#include "chengwen/chengwen.h"
#include "data/json_reader.h"
#include "data/value.h"

namespace chengwen {

/// Behind the door: what Data holds.
struct Data::State {
  std::shared_ptr<data::DataFiles> files;
  data::Value root;
};

}  // namespace chengwen
