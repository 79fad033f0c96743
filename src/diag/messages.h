#pragma once

#include "diag/message.h"

/// Notes that every room uses.
namespace chengwen::diag::messages {

inline constexpr Message kDidYouMean{"hint.did-you-mean", Severity::hint, "是不是 `{0}`？", "did you mean `{0}`?"};
inline constexpr Message kOpenedHere{"hint.opened-here", Severity::hint, "`{0}` 在这里开始", "`{0}` was opened here"};
inline constexpr Message kValueFrom{"hint.value-from", Severity::hint, "这个值来自这里", "the value comes from here"};

}  // namespace chengwen::diag::messages
