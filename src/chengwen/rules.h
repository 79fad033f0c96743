#pragma once

#include "chengwen/chengwen.h"
#include "gongwen/rule_set.h"

namespace chengwen {

/// Behind the door: what Rules holds.
struct Rules::State {
  gongwen::RuleSet rules;
};

}  // namespace chengwen
