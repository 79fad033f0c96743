#include "cli/sha256.h"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace chengwen::cli {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> sum;
  sha256_digest(&context, sum.size(), sum.data());
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string words;
  for (const std::uint8_t byte : sum) words.append({kHex[byte >> 4], kHex[byte & 15]});
  return words;
}

}  // namespace chengwen::cli
