#pragma once

#include "diag/message.h"

/// What the public door can say. Each comment shows the input that causes it.
namespace chengwen::messages {

using diag::Message;
using diag::Severity;

/// 数据.json holding `[1, 2]`: file
inline constexpr Message kDataNoObject{
    "data.no-object", Severity::error, "数据文件 `{0}` 的最外层要是 { … }：写明每项数据的名字",
    "the outermost level of the data file `{0}` must be an object { … } that names its values"};

inline constexpr const Message* kAll[] = {&kDataNoObject};

}  // namespace chengwen::messages
