#pragma once

#include "chengwen/chengwen.h"
#include "opc/package.h"
#include "wml/document.h"

namespace chengwen {

/// Behind the door: what Filled holds.
struct Filled::State {
  std::shared_ptr<const wml::Document> base;
  opc::Edit edit;
  opc::WriteOptions write;
  StageListener stage_ended;
};

}  // namespace chengwen
