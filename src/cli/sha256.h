#pragma once

#include <string>
#include <string_view>

namespace chengwen::cli {

/// SHA-256 (FIPS 180-4) of `bytes`, in hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace chengwen::cli
