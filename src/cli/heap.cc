#include "cli/heap.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace chengwen::cli {

void take_heap() {
#ifdef MADV_POPULATE_WRITE
  constexpr std::size_t kUsual = 900 << 10;  // of a template of some pages and its document
  // A first block of this size is mapped by itself; once one was given back, others of its size
  // come from the heap and stay in it (mallopt(3), M_MMAP_THRESHOLD).
  void* volatile first = std::malloc(kUsual + 1);
  std::free(first);
  void* const block = std::malloc(kUsual);
  if (block == nullptr) return;
  const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(block) + page - 1) / page * page;
  madvise(reinterpret_cast<void*>(begin), kUsual - page, MADV_POPULATE_WRITE);
  std::free(block);
#endif
}

}  // namespace chengwen::cli
