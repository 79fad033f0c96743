#include "chengwen/chengwen.h"

namespace chengwen {

std::string_view version() {
  return CHENGWEN_VERSION;
}

}  // namespace chengwen
