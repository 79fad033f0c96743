#include "support/source_dir.h"

namespace chengwen::test {

std::filesystem::path source_dir() {
  return CHENGWEN_SOURCE_DIR;
}

}  // namespace chengwen::test
