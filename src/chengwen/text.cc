#include "chengwen/chengwen.h"

namespace chengwen {

std::optional<std::string> text_of(std::string, std::string, Findings&) { return std::nullopt; }

}  // namespace chengwen
