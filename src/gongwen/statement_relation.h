#pragma once

#include "jinja/statement.h"

namespace chengwen::gongwen {

/// `{% check "K-02", 表=科目, 合计="合计" %}`: the tag that `parser` has read up to the name, a
/// constant.
std::unique_ptr<jinja::Statement> parse_relation(jinja::Parser& parser,
                                                 const jinja::Opening& opening,
                                                 const jinja::Expression& name);

}  // namespace chengwen::gongwen
