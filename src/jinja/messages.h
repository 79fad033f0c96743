#pragma once

#include "diag/message.h"

/// What the language has to say about templates: tags, expressions, statements, runs. Operators,
/// filters, tests, methods and functions say theirs in library_messages.h.
namespace chengwen::jinja::messages {

using diag::Message;
using diag::Severity;

// --- tags ---

/// `{{ name` with no `}}` behind it: {0} = the opener, {1} = the closer.
inline constexpr Message kUnclosedTag{"jinja.unclosed-tag", Severity::error,
                                      "标签 `{0}` 没有写完，缺少 `{1}`",
                                      "the tag `{0}` is not closed with `{1}`"};
/// `{{ name %}`: {0} = the opener, {1} = its closer, {2} = what stands there.
inline constexpr Message kWrongCloser{"jinja.wrong-closer", Severity::error,
                                      "以 `{0}` 开头的标签要以 `{1}` 结尾，不能是 `{2}`",
                                      "a tag that begins with `{0}` ends with `{1}`, not `{2}`"};
/// `{# note` with no `#}` behind it.
inline constexpr Message kUnclosedComment{"jinja.unclosed-comment", Severity::error,
                                          "注释 `{#` 没有写完，缺少 `#}`",
                                          "the comment `{#` is not closed with `#}`"};
/// `{% raw %}` with no `{% endraw %}` behind it.
inline constexpr Message kUnclosedRaw{"jinja.unclosed-raw", Severity::error,
                                      "`{% raw %}` 没有写完，缺少 `{% endraw %}`",
                                      "`{% raw %}` is not closed with `{% endraw %}`"};
/// `｛｛ name ｝｝`.
inline constexpr Message kFullwidthDelimiter{"jinja.fullwidth-delimiter", Severity::hint,
                                             "标签的括号是全角的，已按半角处理",
                                             "the tag is written with full-width braces"};
/// `{{ a｜b }}`: {0} = what was typed, {1} = what it should be.
inline constexpr Message kFullwidth{"jinja.fullwidth", Severity::hint,
                                    "`{0}` 是全角的，已按半角的 `{1}` 处理",
                                    "`{0}` is full-width; it is taken as `{1}`"};
/// `{{ a，b }}`.
inline constexpr Message kFullwidthList{
    "jinja.fullwidth-list", Severity::error,
    "标签里的 `，` 会把几个值合成一组；要分别写出，每个值用一个标签，逗号写在标签外面",
    "`，` makes a group of the values; to print each, give each a tag and write the comma between "
    "them"};
/// `{{ x|default(“无”) }}`: {0} = the mark that begins the text.
inline constexpr Message kCurlyQuotes{"jinja.curly-quotes", Severity::hint,
                                      "文字用 `{0}` 括起来，已按半角引号处理",
                                      "the text begins with `{0}`, which is taken as a straight "
                                      "quotation mark"};
/// `{{ 2024年预算 }}`, `{{ 预算数（万元） }}`: {0} = the name, {1} = how to write it with brackets.
inline constexpr Message kUnusualName{"jinja.unusual-name", Severity::hint,
                                      "`{0}` 整个当作一个名称；也可以写成 `{1}`",
                                      "`{0}` is taken as one name; it can also be written `{1}`"};
/// `{{ a ! b }}`, `{{ a🐍 }}`: {0} = the character.
inline constexpr Message kUnexpectedCharacter{"jinja.unexpected-character", Severity::error,
                                              "标签里不能有 `{0}`",
                                              "`{0}` has no meaning in a tag"};
/// `{{ 'abc }}`: {0} = the quotation mark.
inline constexpr Message kUnclosedString{"jinja.unclosed-string", Severity::error,
                                         "文字没有写完，缺少与 `{0}` 配对的引号",
                                         "the text that `{0}` begins is not closed"};
/// `{{ '\x4' }}`: {0} = the beginning of the escape.
inline constexpr Message kBadEscape{"jinja.bad-escape", Severity::error,
                                    "`{0}` 后面要有完整的字符编号",
                                    "`{0}` must be followed by the whole number of a character"};

// --- expressions ---

/// `{{ }}`, `{% %}`.
inline constexpr Message kEmptyTag{"jinja.empty-tag", Severity::error, "标签里什么也没有",
                                   "the tag is empty"};
/// `{{ a + * b }}`: {0} = what stands there.
inline constexpr Message kMissingValue{"jinja.missing-value", Severity::error,
                                       "这里应该是一个值，却是 `{0}`",
                                       "expected a value, found `{0}`"};
/// `{{ a + }}`: {0} = what stands before.
inline constexpr Message kMissingValueAfter{"jinja.missing-value-after", Severity::error,
                                            "`{0}` 后面缺少一个值",
                                            "a value is missing after `{0}`"};
/// `{{ a b }}`: {0} = the second value.
inline constexpr Message kMissingOperator{"jinja.missing-operator", Severity::error,
                                          "`{0}` 前面缺少运算符、逗号或点",
                                          "an operator, a comma or a dot is missing before `{0}`"};
/// `{{ a = b }}`, `{{ a) }}`: {0} = what stands there.
inline constexpr Message kUnexpected{"jinja.unexpected", Severity::error,
                                     "标签应该在这里结束，却还有 `{0}`",
                                     "expected the end of the tag, found `{0}`"};
/// `{% for x of xs %}`: {0} = what is missing, {1} = what stands there.
inline constexpr Message kExpected{"jinja.expected", Severity::error,
                                   "这里应该是 `{0}`，却是 `{1}`", "expected `{0}`, found `{1}`"};
/// `{% for x %}`: {0} = what is missing.
inline constexpr Message kExpectedAtEnd{"jinja.expected-at-end", Severity::error,
                                        "标签结束前缺少 `{0}`",
                                        "`{0}` is missing before the end of the tag"};
/// `{% set 1 = 2 %}`, `{{ x| }}`.
inline constexpr Message kExpectedName{"jinja.expected-name", Severity::error, "这里应该是一个名字",
                                       "expected a name"};
/// `{{ x. }}`.
inline constexpr Message kExpectedAttribute{"jinja.expected-attribute", Severity::error,
                                            "点后面应该是名字或序号",
                                            "expected a name or a number after the dot"};
/// `{{ (1 }}`: {0} = the bracket, {1} = its partner.
inline constexpr Message kUnclosedBracket{"jinja.unclosed-bracket", Severity::error,
                                          "`{0}` 没有配对的 `{1}`", "`{0}` has no matching `{1}`"};
/// `{{ [1 2] }}`: {0} = the closing bracket, {1} = what stands there.
inline constexpr Message kExpectedInBrackets{"jinja.expected-in-brackets", Severity::error,
                                             "这里应该是 `,` 或 `{0}`，却是 `{1}`",
                                             "expected `,` or `{0}`, found `{1}`"};
/// `{{ f(a=1, 2) }}`.
inline constexpr Message kArgumentOrder{
    "jinja.argument-order", Severity::error, "参数的顺序不对：先不带名字的，再带名字的，最后 ** 的",
    "arguments out of order: unnamed ones first, then named ones, ** last"};
/// `{{ x is a is b }}`.
inline constexpr Message kChainedTest{"jinja.chained-test", Severity::error,
                                      "一个 `is` 后面不能再接 `is`；用 and 连接两个判断",
                                      "`is` cannot follow another `is`; join two tests with and"};
/// `{{ x += 1 }}`, `{{ x++ }}`.
inline constexpr Message kNoIncrement{"jinja.no-increment", Severity::error,
                                      "没有 `+=`、`++`；要写 {% set x = x + 1 %}",
                                      "there is no `+=` or `++`; write {% set x = x + 1 %}"};
/// 300 brackets inside one another: {0} = how many are allowed.
inline constexpr Message kNestedTooDeep{"jinja.too-deep", Severity::error, "嵌套超过 {0} 层",
                                        "nested more than {0} levels deep"};
/// More than 65,535 different names, calls or variables.
inline constexpr Message kTemplateTooLarge{"jinja.template-too-large", Severity::error,
                                           "模板里的名字太多", "the template has too many names"};

// --- statements ---

/// `{% 1 %}`.
inline constexpr Message kExpectedKeyword{
    "jinja.expected-keyword", Severity::error, "`{%` 后面应该是 if、for、set 等关键字",
    "`{%` must be followed by a keyword such as if, for or set"};
/// `{% fro x in xs %}`: {0} = the word.
inline constexpr Message kUnknownTag{"jinja.unknown-tag", Severity::error,
                                     "没有 `{% {0} %}` 这种标签", "there is no tag `{% {0} %}`"};
/// `{% break %}`.
inline constexpr Message kNoLoopControl{
    "jinja.no-loop-control", Severity::hint,
    "循环不能中断；可以在 for 里加条件：{% for x in xs if … %}",
    "a loop cannot be left; give it a condition: {% for x in xs if … %}"};
/// `{% do xs.append(1) %}`.
inline constexpr Message kNoDo{"jinja.no-do", Severity::hint, "可以写 {% set _ = … %}",
                               "write {% set _ = … %}"};
/// `{% import 'a' as b %}`: {0} = the word.
inline constexpr Message kUnsupported{"jinja.unsupported", Severity::error,
                                      "不支持 `{0}`：别的文件用 include 放进来",
                                      "`{0}` is not supported: another file comes in by include"};
/// `{% include 12 %}`: {0} = its type.
inline constexpr Message kIncludeName{"jinja.include-name", Severity::error,
                                      "include 要一个文件名，或几个文件名的列表，不能是 `{0}`",
                                      "include needs a file name or a list of names, not `{0}`"};
/// `{% include 附表名 %}` without such a name in the data: {0} = the name.
inline constexpr Message kIncludeUndefined{"jinja.undefined-include", Severity::error,
                                           "include 的文件名 `{0}` 在数据里没有",
                                           "the data has no `{0}` for the name of the file"};
/// `{% include 'a' %}` where a line of plain text is filled.
inline constexpr Message kNoInclude{"jinja.no-include", Severity::error, "这里不能用 include",
                                    "nothing can be included here"};
/// `{% if x %}` without `{% endif %}`: {0} = its keyword, {1} = the missing one.
inline constexpr Message kUnclosedBlock{"jinja.unclosed-block", Severity::error,
                                        "`{% {0} %}` 没有对应的 `{% {1} %}`",
                                        "`{% {0} %}` has no `{% {1} %}`"};
/// `{% for x in xs %}{% if x %}{% endfor %}`: {0} = the missing keyword, {1} = the one that is
/// there.
inline constexpr Message kClosedBefore{"jinja.closed-before", Severity::hint,
                                       "`{% {0} %}` 多半应该在这个 `{% {1} %}` 之前",
                                       "`{% {0} %}` probably belongs before this `{% {1} %}`"};
/// `{% for x in xs %}{{ x }}`: {0} = the missing keyword; the place of the last tag that uses what
/// the block is about.
inline constexpr Message kEndBehind{"jinja.end-behind", Severity::hint,
                                    "`{% {0} %}` 多半应该在这里的后面",
                                    "`{% {0} %}` probably belongs behind this"};
/// `{% endif %}` without `{% if %}`: {0} = the keyword, {1} = what it ends.
inline constexpr Message kStrayEnd{"jinja.stray-end", Severity::error,
                                   "`{% {0} %}` 前面没有对应的 `{% {1} %}`",
                                   "`{% {0} %}` ends no `{% {1} %}`"};
/// `{% else %}` outside of a block: {0} = the keyword.
inline constexpr Message kStrayMiddle{"jinja.stray-else", Severity::error,
                                      "`{% {0} %}` 不在 if 或 for 里面",
                                      "`{% {0} %}` stands in no if or for"};
/// `{% if a %}{% else %}{% elif b %}{% endif %}`: {0} = the keyword.
inline constexpr Message kAfterElse{"jinja.after-else", Severity::error,
                                    "`{% {0} %}` 不能放在 `{% else %}` 后面",
                                    "`{% {0} %}` cannot follow `{% else %}`"};
/// `{% set true = 1 %}`: {0} = the word.
inline constexpr Message kCannotAssign{"jinja.cannot-assign", Severity::error, "不能给 `{0}` 赋值",
                                       "cannot assign to `{0}`"};
/// `{% for loop in xs %}`, `{% for x in xs %}{% set loop = 1 %}{% endfor %}`.
inline constexpr Message kSetLoop{"jinja.set-loop", Severity::error,
                                  "循环里的 `loop` 有专门的含义，不能给它赋值",
                                  "`loop` has a meaning of its own in a for and cannot be set"};
/// `{% macro m(a, a) %}`: {0} = the parameter.
inline constexpr Message kRepeatedParameter{"jinja.repeated-parameter", Severity::error,
                                            "参数 `{0}` 写了两次",
                                            "the parameter `{0}` stands twice"};
/// `{% macro m(a=1, b) %}`: {0} = the parameter.
inline constexpr Message kDefaultOrder{"jinja.default-order", Severity::error,
                                       "前面的参数有默认值，`{0}` 也要有",
                                       "`{0}` needs a default value because one before it has one"};
/// A macro with 65 parameters: {0} = how many are allowed.
inline constexpr Message kTooManyParameters{"jinja.too-many-parameters", Severity::error,
                                            "参数超过 {0} 个", "more than {0} parameters"};
/// `{% macro m(caller) %}{{ caller() }}{% endmacro %}`.
inline constexpr Message kCallerDefault{
    "jinja.caller-default", Severity::error, "参数 `caller` 要有默认值，例如 caller=none",
    "the parameter `caller` needs a default such as caller=none"};
/// `{% call 5 %}{% endcall %}`.
inline constexpr Message kExpectedCall{
    "jinja.expected-call", Severity::error, "call 后面要调用一个宏，例如 {% call m() %}",
    "call must be followed by the call of a macro such as {% call m() %}"};
/// Two blocks with one name: {0} = the name.
inline constexpr Message kRepeatedBlock{"jinja.repeated-block", Severity::error,
                                        "已经有一个叫 `{0}` 的 block",
                                        "there is another block `{0}`"};
/// `{% block a %}{% endblock b %}`: {0} = the name of the block.
inline constexpr Message kOtherBlock{"jinja.other-block", Severity::error,
                                     "这里结束的是 block `{0}`", "this ends the block `{0}`"};

// --- elements ---

/// `{% if x %}` in one table cell, `{% endif %}` in the next: {0} and {1} = the keywords.
inline constexpr Message kUnbalancedBlock{
    "jinja.unbalanced-block", Severity::error,
    "`{% {0} %}` 与 `{% {1} %}` 不在同一层：两个标签要放在同一个段落、单元格、行或表格里",
    "`{% {0} %}` and `{% {1} %}` stand on different levels: put both into the same paragraph, "
    "cell, row or table"};
/// Below it: {0} and {1} = the outermost element of which only the end lies between the tags, in
/// both languages.
inline constexpr Message kEndsBetween{"jinja.ends-between", Severity::hint, "它们之间结束了一个{0}",
                                      "between them {1} ends"};
/// The same of an element that begins there.
inline constexpr Message kBeginsBetween{"jinja.begins-between", Severity::hint,
                                        "它们之间开始了一个{0}", "between them {1} begins"};

// --- runs ---

/// `{{ 项目.预算术 }}` where 项目 has no 预算术: {0} = what is missing.
inline constexpr Message kMissing{"jinja.missing", Severity::warning, "数据里没有 `{0}`",
                                  "the data has no `{0}`"};
/// The place of the map that lacks it.
inline constexpr Message kLookedIn{"jinja.looked-in", Severity::hint, "是在这里面找的",
                                   "it was looked for in this"};
/// `{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}`.
inline constexpr Message kOnlyInCall{"jinja.only-in-call", Severity::hint,
                                     "宏用 {% call %} 调用时才有 `caller`",
                                     "`caller` is there only in a macro called with {% call %}"};
/// `{% for a, b in [[1, 2, 3]] %}`: {0} = how many names, {1} = how many values.
inline constexpr Message kUnpack{"jinja.value-unpack", Severity::error,
                                 "要分给 {0} 个名字，却有 {1} 个值", "{0} names for {1} values"};
/// `{% set x.a = 1 %}` where x is no namespace: {0} = what it is.
inline constexpr Message kNoNamespace{"jinja.type-namespace", Severity::error,
                                      "只有 namespace 的成员可以赋值，这里是 `{0}`",
                                      "only members of a namespace can be set, this is `{0}`"};
/// `{{ f(**5) }}`: {0} = what it is.
inline constexpr Message kNamedRestNoMap{"jinja.type-named-rest", Severity::error,
                                         "`**` 后面要是键为文字的映射，不能是 `{0}`",
                                         "`**` needs a map with texts as keys, not `{0}`"};
/// `{% call m() %}` where the macro does not use `caller`: {0} = the macro.
inline constexpr Message kNoCaller{
    "jinja.type-no-caller", Severity::error, "宏 `{0}` 没有用到 caller，不能用 {% call %} 调用",
    "the macro `{0}` does not use caller and cannot be used with {% call %}"};
/// `{{ loop(xs) }}` in a loop without `recursive`.
inline constexpr Message kLoopNotRecursive{"jinja.type-loop-not-recursive", Severity::error,
                                           "只有带 recursive 的循环才能用 loop(…)",
                                           "only a loop with recursive can be called: loop(…)"};
/// A macro that another run has left in the data.
inline constexpr Message kForeignMacro{"jinja.type-foreign-macro", Severity::error,
                                       "这个宏属于另一份模板",
                                       "the macro belongs to another template"};
/// `{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}`: {0} = the depth.
inline constexpr Message kTooMuchRecursion{
    "jinja.too-much-recursion", Severity::error, "宏或循环互相调用超过 {0} 层，已停止",
    "macros or loops call each other more than {0} levels deep"};
/// `{% for i in range(10**9) %}{% for j in range(10**9) %}…`.
inline constexpr Message kTooManySteps{"jinja.too-many-steps", Severity::error,
                                       "运行的步骤太多，已停止", "too many steps, stopped"};
/// Output larger than RunLimits::output_bytes.
inline constexpr Message kTooMuchOutput{"jinja.too-much-output", Severity::error,
                                        "生成的内容太多，已停止", "too much output, stopped"};
/// More mistakes than RunLimits::errors: {0} = how many.
inline constexpr Message kTooManyErrors{"jinja.too-many-errors", Severity::error,
                                        "错误已有 {0} 处，不再继续", "{0} mistakes, giving up"};

inline constexpr const Message* kAll[] = {
    &kUnclosedTag,
    &kWrongCloser,
    &kUnclosedComment,
    &kUnclosedRaw,
    &kFullwidthDelimiter,
    &kFullwidth,
    &kFullwidthList,
    &kCurlyQuotes,
    &kUnusualName,
    &kUnexpectedCharacter,
    &kUnclosedString,
    &kBadEscape,
    &kEmptyTag,
    &kMissingValue,
    &kMissingValueAfter,
    &kMissingOperator,
    &kUnexpected,
    &kExpected,
    &kExpectedAtEnd,
    &kExpectedName,
    &kExpectedAttribute,
    &kUnclosedBracket,
    &kExpectedInBrackets,
    &kArgumentOrder,
    &kChainedTest,
    &kNoIncrement,
    &kNestedTooDeep,
    &kTemplateTooLarge,
    &kExpectedKeyword,
    &kUnknownTag,
    &kNoLoopControl,
    &kNoDo,
    &kUnsupported,
    &kIncludeName,
    &kIncludeUndefined,
    &kNoInclude,
    &kUnclosedBlock,
    &kClosedBefore,
    &kEndBehind,
    &kStrayEnd,
    &kStrayMiddle,
    &kAfterElse,
    &kCannotAssign,
    &kSetLoop,
    &kRepeatedParameter,
    &kDefaultOrder,
    &kTooManyParameters,
    &kCallerDefault,
    &kExpectedCall,
    &kRepeatedBlock,
    &kOtherBlock,
    &kUnbalancedBlock,
    &kEndsBetween,
    &kBeginsBetween,
    &kMissing,
    &kLookedIn,
    &kOnlyInCall,
    &kUnpack,
    &kNoNamespace,
    &kNamedRestNoMap,
    &kNoCaller,
    &kLoopNotRecursive,
    &kForeignMacro,
    &kTooMuchRecursion,
    &kTooManySteps,
    &kTooMuchOutput,
    &kTooManyErrors,
};

}  // namespace chengwen::jinja::messages
