#pragma once

#include "jinja/environment.h"

namespace chengwen::gongwen {

/// `{% check condition, "what is wrong", 尾差=0.02, 级别="警告", 编号="R-01" %}`: a relation that
/// the data must keep. It prints nothing. See docs/勾稽检查.md.
void install_check(jinja::Environment& environment);

}  // namespace chengwen::gongwen
