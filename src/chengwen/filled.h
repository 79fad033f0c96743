#pragma once

#include "chengwen/chengwen.h"
#include "opc/package.h"

namespace chengwen {

/// Behind the door: what Filled holds.
struct Filled::State {
  opc::Edit edit;
  opc::WriteOptions write;
  StageListener stage_ended;
};

}  // namespace chengwen
