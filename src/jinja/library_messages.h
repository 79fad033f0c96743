#pragma once

#include "diag/message.h"

/// What operators, filters, tests, methods and functions have to say. The first word of an id is
/// the kind of the mistake: type (a wrong sort of value or argument), undefined (a value that is
/// missing), value (a right sort, but not this one), zero-division, unknown-filter, unknown-test.
namespace chengwen::jinja::messages {

using diag::Message;
using diag::Severity;

/// `{{ missing + 1 }}`: {0} = the name that was not found.
inline constexpr Message kUndefinedOperand{
    "jinja.undefined-operand", Severity::error, "`{0}` 没有值，不能参加运算",
    "`{0}` has no value and cannot be used in a calculation"};
/// `{{ missing.name }}`: {0} = what is looked up, {1} = the name that was not found.
inline constexpr Message kUndefinedLookup{"jinja.undefined-lookup", Severity::error,
                                          "`{1}` 没有值，取不到它的 `{0}`",
                                          "`{1}` has no value, so there is no `{0}` in it"};
/// `{{ missing() }}`: {0} = the name that was not found.
inline constexpr Message kUndefinedCall{"jinja.undefined-call", Severity::error,
                                        "没有叫 `{0}` 的函数、宏或方法",
                                        "there is no function, macro or method `{0}`"};
/// `{{ (1 if false) + 1 }}`: an expression without a name has no value.
inline constexpr Message kUndefinedExpression{
    "jinja.undefined-expression", Severity::error, "这里的表达式没有值，不能再用它取值或运算",
    "this expression has no value and cannot be used further"};

/// `{{ 'a' + 1 }}`: {0} and {1} = the two sides.
inline constexpr Message kCannotAdd{"jinja.type-add", Severity::error,
                                    "`{0}` 和 `{1}` 不能相加；要连成文字请用 ~",
                                    "cannot add `{0}` and `{1}`; use ~ to join them as text"};
/// `{{ 'a' / 2 }}`: {0} = the operator, {1} and {2} = the two sides.
inline constexpr Message kCannotCalculate{
    "jinja.type-operator", Severity::error, "`{1} {0} {2}` 无法计算：`{0}` 的两边都要是数",
    "cannot calculate `{1} {0} {2}`: `{0}` needs a number on both sides"};
/// `{{ -'a' }}`: {0} = the sign, {1} = the value.
inline constexpr Message kCannotSign{"jinja.type-sign", Severity::error,
                                     "`{0}` 后面要是数，不能是 `{1}`",
                                     "`{0}` needs a number, not `{1}`"};
/// `{{ 2 ** 0.5 }}`: {0} = the exponent.
inline constexpr Message kExponentNotWhole{"jinja.type-exponent", Severity::error,
                                           "`**` 的指数要是整数，不能是 `{0}`",
                                           "the exponent of `**` must be whole, not `{0}`"};
/// `{{ 'a' < 1 }}`: {0} and {1} = the two sides.
inline constexpr Message kCannotCompare{"jinja.type-compare", Severity::error,
                                        "`{0}` 和 `{1}` 不能比较大小",
                                        "cannot tell which of `{0}` and `{1}` is greater"};
/// `{{ 1 in 5 }}`: {0} = the right side.
inline constexpr Message kCannotContain{
    "jinja.type-contains", Severity::error, "`in` 的右边要是文字、列表或映射，不能是 `{0}`",
    "the right side of `in` must be text, a list or a map, not `{0}`"};
/// `{{ 1 in '123' }}`: {0} = the left side.
inline constexpr Message kPartNotText{"jinja.type-contains-text", Severity::error,
                                      "在文字里找的也要是文字，不能是 `{0}`",
                                      "only text can be in text, not `{0}`"};
/// `{% for x in 5 %}`, `{{ 5|join }}`: {0} = the value.
inline constexpr Message kNotIterable{"jinja.type-not-iterable", Severity::error,
                                      "`{0}` 不能逐项取出：要列表、映射或文字",
                                      "cannot go through `{0}`: it is no list, map or text"};
/// `{{ 5() }}`: {0} = the value.
inline constexpr Message kNotCallable{"jinja.type-not-callable", Severity::error,
                                      "`{0}` 不是函数或宏，后面不能加括号",
                                      "`{0}` is no function or macro and cannot be called"};
/// `{{ {[1]: 2} }}`: {0} = the key.
inline constexpr Message kNotAKey{
    "jinja.type-key", Severity::error, "`{0}` 不能做键：键要是文字、数或它们的元组",
    "`{0}` cannot be a key: keys are text, numbers or tuples of these"};
/// `{{ 5[1:] }}`: {0} = the value.
inline constexpr Message kCannotSlice{"jinja.type-slice", Severity::error,
                                      "`{0}` 不能截取：只有文字和列表可以",
                                      "cannot cut a part out of `{0}`: only of text and lists"};
/// `{{ x['a':] }}`: {0} = the bound.
inline constexpr Message kSliceBound{"jinja.type-slice-bound", Severity::error,
                                     "截取的起止要是整数，不能是 `{0}`",
                                     "the bounds of a slice must be integers, not `{0}`"};
/// `{{ x[::0] }}`.
inline constexpr Message kSliceStep{"jinja.value-slice-step", Severity::error, "步长不能是 0",
                                    "the step must not be 0"};
/// `{{ 1 / 0 }}`.
inline constexpr Message kZeroDivision{"jinja.zero-division", Severity::error, "除数是 0",
                                       "division by zero"};
/// `{{ 10 ** 10 ** 10 }}`.
inline constexpr Message kTooManyDigits{"jinja.value-too-many-digits", Severity::error,
                                        "结果超过 {0} 位数字",
                                        "the result has more than {0} digits"};
/// `{{ 'x' * 1000000000 }}`.
inline constexpr Message kTooLarge{
    "jinja.value-too-large", Severity::error, "结果太大：超过一亿个字节的文字或一千万项",
    "the result is too large: more than 100 million bytes of text or 10 million items"};
/// `{% set _ = x.append(x) %}{{ x|tojson }}`: lists within lists without end.
inline constexpr Message kTooDeep{"jinja.value-too-deep", Severity::error,
                                  "列表或映射一层套一层，套得太深",
                                  "lists or maps are nested too deeply"};

/// `{{ x|upper(1) }}`: {0} = the filter, test, method or function, {1} = how many it takes, {2} =
/// how many came.
inline constexpr Message kTooManyArguments{"jinja.type-arguments-too-many", Severity::error,
                                           "`{0}` 最多要 {1} 个参数，这里给了 {2} 个",
                                           "`{0}` takes at most {1} arguments, but {2} were given"};
/// `{{ x|replace('a') }}`: {0} = the callee, {1} = the parameter.
inline constexpr Message kMissingArgument{"jinja.type-arguments-missing", Severity::error,
                                          "`{0}` 缺少参数 `{1}`", "`{0}` lacks the argument `{1}`"};
/// `{{ xs|batch(2, fill=0) }}`: {0} = the callee, {1} = the name.
inline constexpr Message kUnknownArgument{"jinja.type-arguments-unknown", Severity::error,
                                          "`{0}` 没有叫 `{1}` 的参数",
                                          "`{0}` has no parameter `{1}`"};
/// `{{ xs|join(',', d=';') }}`: {0} = the callee, {1} = the name.
inline constexpr Message kRepeatedArgument{"jinja.type-arguments-repeated", Severity::error,
                                           "`{0}` 的参数 `{1}` 给了两次",
                                           "the argument `{1}` of `{0}` is given twice"};
/// `{{ '%d'|format(1, a=2) }}`: {0} = the callee.
inline constexpr Message kMixedArguments{"jinja.type-arguments-mixed", Severity::error,
                                         "`{0}` 的参数要么都带名字，要么都不带",
                                         "the arguments of `{0}` must be all named or all unnamed"};

/// `{{ x|center('a') }}`: {0} = the callee, {1} = the parameter, {2} = the value.
inline constexpr Message kNeedsInteger{"jinja.type-needs-integer", Severity::error,
                                       "`{0}` 的 `{1}` 要是整数，不能是 `{2}`",
                                       "`{1}` of `{0}` must be an integer, not `{2}`"};
/// `{{ x|trim(5) }}`: {0} = the callee, {1} = the parameter, {2} = the value.
inline constexpr Message kNeedsText{"jinja.type-needs-text", Severity::error,
                                    "`{0}` 的 `{1}` 要是文字，不能是 `{2}`",
                                    "`{1}` of `{0}` must be text, not `{2}`"};
/// `{{ none|abs }}`: {0} = the filter or test, {1} = the value.
inline constexpr Message kAppliesToNumbers{"jinja.type-applies-to-numbers", Severity::error,
                                           "`{0}` 只能用于数，不能用于 `{1}`",
                                           "`{0}` is for numbers, not for `{1}`"};
/// `{{ missing|abs }}`, `{{ range(missing) }}`: {0} = the callee, {1} = the name that was not
/// found.
inline constexpr Message kNumberMissing{"jinja.type-number-missing", Severity::error,
                                        "`{0}` 要的是数，而 `{1}` 没有值",
                                        "`{0}` needs a number, but `{1}` has no value"};
/// `{{ 5|truncate }}`: {0} = the filter, {1} = the value.
inline constexpr Message kAppliesToText{"jinja.type-applies-to-text", Severity::error,
                                        "`{0}` 只能用于文字，不能用于 `{1}`",
                                        "`{0}` is for text, not for `{1}`"};
/// `{{ 'a'|dictsort }}`: {0} = the filter, {1} = the value.
inline constexpr Message kAppliesToMaps{"jinja.type-applies-to-maps", Severity::error,
                                        "`{0}` 只能用于映射，不能用于 `{1}`",
                                        "`{0}` is for maps, not for `{1}`"};
/// `{{ 5|length }}`: {0} = the value.
inline constexpr Message kNoLength{
    "jinja.type-no-length", Severity::error, "`{0}` 没有长度；先用 |list 变成列表也许可以",
    "`{0}` has no length; for a result of map or select, add |list first"};
/// `{{ [[1], [2]]|unique }}`: {0} = the item.
inline constexpr Message kNotHashable{
    "jinja.type-unique", Severity::error,
    "`unique` 不能用于列表或映射 `{0}`；可以用 attribute 指定按哪一项",
    "`unique` cannot tell lists or maps apart, such as `{0}`; give an attribute"};
/// `{{ ['a']|sum(start='') }}`.
inline constexpr Message kSumOfText{"jinja.type-sum-text", Severity::error,
                                    "sum 不能把文字相加；请用 join",
                                    "sum does not add text; use join"};
/// `{{ xs|map }}`, `{{ xs|selectattr }}`: {0} = the filter.
inline constexpr Message kNeedsWhatToApply{"jinja.type-needs-name", Severity::error,
                                           "`{0}` 要说明用哪个过滤器或哪一项",
                                           "`{0}` needs the name of a filter or of an attribute"};
/// `{{ range(3)|tojson }}`: {0} = the value.
inline constexpr Message kNoJson{"jinja.type-no-json", Severity::error, "`{0}` 不能写成 JSON",
                                 "`{0}` cannot be written as JSON"};
/// `{{ ','.join([1]) }}`: {0} = the item.
inline constexpr Message kJoinNeedsText{
    "jinja.type-join-text", Severity::error,
    "文字的 join() 只能连接文字，不能连接 `{0}`；可以用过滤器 join",
    "join() of a text joins only texts, not `{0}`; the filter join takes all"};

/// `{{ x|nosuch }}`: {0} = the name.
inline constexpr Message kUnknownFilter{"jinja.unknown-filter", Severity::error,
                                        "没有叫 `{0}` 的过滤器", "there is no filter `{0}`"};
/// `{{ x is nosuch }}`: {0} = the name.
inline constexpr Message kUnknownTest{"jinja.unknown-test", Severity::error, "没有叫 `{0}` 的判断",
                                      "there is no test `{0}`"};

/// `{{ x|round(1, 'up') }}`: {0} = the callee, {1} = the parameter, {2} = what it may be, {3} = the
/// value.
inline constexpr Message kOneOf{"jinja.value-one-of", Severity::error,
                                "`{0}` 的 `{1}` 只能是 {2}，不能是 `{3}`",
                                "`{1}` of `{0}` must be one of {2}, not `{3}`"};
/// `{{ x|truncate(2) }}`: {0} = the callee, {1} = the parameter, {2} = the least, {3} = the value.
inline constexpr Message kAtLeast{"jinja.value-at-least", Severity::error,
                                  "`{0}` 的 `{1}` 至少要是 {2}，不能是 `{3}`",
                                  "`{1}` of `{0}` must be at least {2}, not `{3}`"};
/// `{{ 'abc'|filesizeformat }}`: {0} = the filter, {1} = the text.
inline constexpr Message kNotANumeral{"jinja.value-numeral", Severity::error,
                                      "`{0}` 读不出数：`{1}`",
                                      "`{0}` cannot read `{1}` as a number"};
/// `{{ [1, 2]|urlencode }}`, `{{ dict([1]) }}`: {0} = the item.
inline constexpr Message kNotAPair{"jinja.value-pair", Severity::error, "`{0}` 不是一对值",
                                   "`{0}` is no pair of values"};
/// `{{ 'abc'.index('x') }}`, `{{ [1].index(2) }}`: {0} = what is looked for, {1} = where.
inline constexpr Message kNotFound{"jinja.value-not-found", Severity::error, "`{1}` 里没有 `{0}`",
                                   "`{0}` is not in `{1}`"};
/// `{{ [].pop() }}`: {0} = the position.
inline constexpr Message kNoSuchItem{"jinja.value-no-item", Severity::error,
                                     "列表里没有第 {0} 项（从 0 数起）",
                                     "the list has no item {0} (counted from 0)"};
/// `{{ 'a'.split('') }}`.
inline constexpr Message kEmptySeparator{"jinja.value-separator", Severity::error,
                                         "分隔文字不能为空", "the separator must not be empty"};
/// `{{ 'a'.center(5, 'ab') }}`: {0} = the value.
inline constexpr Message kFillNotOne{"jinja.type-fill", Severity::error,
                                     "填充要用一个字符，不能是 `{0}`",
                                     "the fill must be one character, not `{0}`"};
/// `{{ range(1, 5, 0) }}`.
inline constexpr Message kRangeStep{"jinja.value-range-step", Severity::error,
                                    "range 的步长不能是 0", "the step of range must not be 0"};
/// `{{ cycler() }}`.
inline constexpr Message kEmptyCycler{"jinja.value-cycler", Severity::error, "cycler 至少要一个值",
                                      "cycler needs at least one item"};

/// `{{ '%d' % 'a' }}`, `{{ '{:d}'.format('a') }}`: {0} = the directive, {1} = the value.
inline constexpr Message kFormatNumber{"jinja.type-format-number", Severity::error,
                                       "`{0}` 要的是数，不能是 `{1}`",
                                       "`{0}` needs a number, not `{1}`"};
/// `{{ '%s %s' % 1 }}`: {0} = the format.
inline constexpr Message kFormatTooFew{"jinja.type-format-too-few", Severity::error,
                                       "格式 `{0}` 要的值比给的多",
                                       "the format `{0}` needs more values than were given"};
/// `{{ '%s' % (1, 2) }}`: {0} = the format.
inline constexpr Message kFormatTooMany{"jinja.type-format-too-many", Severity::error,
                                        "给的值比格式 `{0}` 要的多",
                                        "more values were given than the format `{0}` needs"};
/// `{{ '%(a)s' % 1 }}`: {0} = the format.
inline constexpr Message kFormatNeedsMap{"jinja.type-format-map", Severity::error,
                                         "格式 `{0}` 带名字，要给映射",
                                         "the format `{0}` has names and needs a map"};
/// `{{ '%(a)s' % {} }}`, `{{ '{a}'.format() }}`: {0} = the format, {1} = the name.
inline constexpr Message kFormatNoKey{"jinja.value-format-name", Severity::error,
                                      "格式 `{0}` 要的 `{1}` 没有给",
                                      "the format `{0}` needs `{1}`, which was not given"};
/// `{{ '%' % 1 }}`, `{{ '{'.format(1) }}`, `{{ '%y' % 1 }}`: {0} = the format.
inline constexpr Message kFormatSyntax{"jinja.value-format", Severity::error, "格式 `{0}` 写得不对",
                                       "the format `{0}` is not well formed"};
/// `{{ '{:d}'.format(1.5) }}`, `{{ '{:5y}'.format(1) }}`: {0} = the specification, {1} = the value.
inline constexpr Message kFormatValue{"jinja.value-format-type", Severity::error,
                                      "格式 `{0}` 不能用于 `{1}`",
                                      "the format `{0}` cannot be used for `{1}`"};
/// `{{ '%c' % 1114112 }}`: {0} = the value.
inline constexpr Message kNoCharacter{"jinja.value-character", Severity::error, "`{0}` 不是字符",
                                      "`{0}` is no character"};

inline constexpr const Message* kLibrary[] = {
    &kUndefinedOperand, &kUndefinedLookup,  &kUndefinedCall,    &kUndefinedExpression,
    &kCannotAdd,        &kCannotCalculate,  &kCannotSign,       &kExponentNotWhole,
    &kCannotCompare,    &kCannotContain,    &kPartNotText,      &kNotIterable,
    &kNotCallable,      &kNotAKey,          &kCannotSlice,      &kSliceBound,
    &kSliceStep,        &kZeroDivision,     &kTooManyDigits,    &kTooLarge,
    &kTooDeep,          &kTooManyArguments, &kMissingArgument,  &kUnknownArgument,
    &kRepeatedArgument, &kMixedArguments,   &kNeedsInteger,     &kNeedsText,
    &kAppliesToNumbers, &kAppliesToText,    &kAppliesToMaps,    &kNoLength,
    &kNotHashable,      &kSumOfText,        &kNeedsWhatToApply, &kNoJson,
    &kJoinNeedsText,    &kUnknownFilter,    &kUnknownTest,      &kOneOf,
    &kAtLeast,          &kNumberMissing,    &kNotANumeral,      &kNotAPair,
    &kNotFound,         &kNoSuchItem,       &kEmptySeparator,   &kFillNotOne,
    &kRangeStep,        &kEmptyCycler,      &kFormatNumber,     &kFormatTooFew,
    &kFormatTooMany,    &kFormatNeedsMap,   &kFormatNoKey,      &kFormatSyntax,
    &kFormatValue,      &kNoCharacter,
};

}  // namespace chengwen::jinja::messages
