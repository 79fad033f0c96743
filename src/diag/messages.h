#pragma once

#include "diag/message.h"

/// Notes that every room uses.
namespace chengwen::diag::messages {

/// A name that nobody knows but that is nearly one of those known: `{{ 预算术 }}` beside `预算数`.
inline constexpr Message kDidYouMean{"hint.did-you-mean", Severity::hint, "是不是 `{0}`？",
                                     "did you mean `{0}`?"};
/// The end of something is wrong or missing: `{% for x in y %}{% endif %}`, `{"a": [1, 2}`.
inline constexpr Message kOpenedHere{"hint.opened-here", Severity::hint, "`{0}` 在这里开始",
                                     "`{0}` was opened here"};
/// A value of the data does not fit its use in the template: `{{ 金额 | 大写 }}` with `"金额":
/// "无"`.
inline constexpr Message kValueFrom{"hint.value-from", Severity::hint, "这个值来自这里",
                                    "the value comes from here"};

inline constexpr const Message* kAll[] = {&kDidYouMean, &kOpenedHere, &kValueFrom};

}  // namespace chengwen::diag::messages
