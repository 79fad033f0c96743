#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chengwen::cli {

/// A time as documents say it (W3CDTF): `words` is one — "2025-03-15", "2025-03-15T08:30:00Z",
/// "2025-03-15T08:30:00+08:00" — or the seconds since 1970 of SOURCE_DATE_EPOCH. Nothing when it is
/// neither.
std::optional<std::string> read_timestamp(std::string_view words);

}  // namespace chengwen::cli
