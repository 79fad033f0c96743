#include <algorithm>

#include "gongwen/figure.h"
#include "gongwen/prose_parts.h"
#include "gongwen/relation_call.h"
#include "text/characters.h"
#include "text/dates.h"
#include "text/utf8.h"

namespace chengwen::gongwen {
namespace {

using data::Decimal;
using data::Value;
using jinja::Operator;

/// All texts in a value, at any depth.
void collect_texts(const Value& value, std::vector<Value>& texts) {
  if (value.is_string()) {
    texts.push_back(value);
  } else if (value.is_list() || value.is_tuple()) {
    for (const Value& item : value.items()) collect_texts(item, texts);
  } else if (value.is_map()) {
    for (const auto& entry : value.as_map().entries()) collect_texts(entry.value, texts);
  }
}

std::vector<Value> texts_of(const RelationCall& call) {
  std::vector<Value> texts;
  collect_texts(call["文字"], texts);
  return texts;
}

Term text_term(const Value& text, const Figure& figure) {
  const std::string_view words = text.as_string().substr(figure.begin, figure.end - figure.begin);
  Term term = RelationCall::term(text, words);
  term.value = Value::string(words);
  return term;
}

// --- K-07 ---

/// Between a name and its figure: 预算数为12.42万元, 预算数12.42万元.
bool only_joins(std::string_view between) {
  for (std::string_view rest = between; !rest.empty();) {
    bool taken = false;
    for (const std::string_view word : {"为", "是", "共", "计", "合计", "达", "：", ":", "数", "额",
                                        "总额", "金额", "支出", "收入", " ", "　"}) {
      if (!rest.starts_with(word)) continue;
      rest.remove_prefix(word.size());
      taken = true;
      break;
    }
    if (!taken) return false;
  }
  return true;
}

void text_and_table(RelationCall& call) {
  const std::string name = call["名称"].to_string();
  const auto amount = call.side(call["金额"], name);
  const std::string unit =
      call.given("计量单位") ? call["计量单位"].to_string() : std::string("万元");
  const auto scale = figures_in("1" + unit);
  if (!amount) return;
  for (const Value& text : texts_of(call)) {
    const std::string_view words = text.as_string();
    for (const Figure& figure : figures_in(words)) {
      const std::size_t at = words.rfind(name, figure.begin);
      if (name.empty() || at == words.npos || figure.about) continue;
      if (!only_joins(words.substr(at + name.size(), figure.begin - at - name.size()))) continue;
      if (scale.empty() || figure.unit != scale.front().unit) continue;
      Side written;
      written.words = name;
      written.value = Value::number(figure.value().divided_by(scale.front().value()));
      written.addends = {text_term(text, figure)};
      call.expect(written, Operator::equal, amount, name);
    }
  }
}

// --- K-13 ---

void whole_and_parts(RelationCall& call) {
  if (call.given("合计")) {
    std::vector<Term> terms;
    const Value parts = call["分项"];
    if (parts.is_map()) {
      for (const auto& entry : parts.as_map().entries())
        terms.push_back(RelationCall::term(entry.value, entry.key.to_string()));
    } else if (parts.is_list() || parts.is_tuple()) {
      for (const Value& part : parts.items()) terms.push_back(RelationCall::term(part, "分项"));
    }
    call.amounts_are_in({});
    call.expect(call.side(call["合计"], "合计"), Operator::equal, call.sum(terms, "分项之和"));
  }
  for (const Value& text : texts_of(call)) {
    const std::string_view words = text.as_string();
    for (const ProseParts& found : parts_in(words, figures_in(words))) {
      std::vector<Term> terms;
      for (const Figure& part : found.parts) {
        terms.push_back(text_term(text, part));
        terms.back().value = Value::number(found.number_of(part));
      }
      Side whole;
      whole.words =
          std::string(words.substr(found.whole.begin, found.whole.end - found.whole.begin));
      whole.value = Value::number(found.number_of(found.whole));
      whole.addends = {text_term(text, found.whole)};
      call.amounts_are_in(found.whole.unit_in(words));
      call.expect(whole, Operator::equal, call.sum(terms, "各部分之和"), whole.words);
    }
  }
}

// --- K-15 ---

/// 1-12月份, 1—12月 and 1至12月 are one period; 2024-01-05 and 2024年1月5日 are one date.
std::string normal_form(const Value& value) {
  const std::string words(text::trim(value.to_string()));
  if (const auto date = text::parse_date(words)) return text::official_date(*date);
  std::string normal;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode(words, at);
    if (text::is_white_space(c)) continue;
    if (c == U'-' || c == U'－' || c == U'–' || c == U'—' || c == U'～' || c == U'~' ||
        c == U'至' || c == U'到') {
      if (!normal.ends_with("—")) normal += "—";
    } else {
      normal += words.substr(begin, at - begin);
    }
  }
  if (normal.ends_with("月份")) normal.resize(normal.size() - std::string_view("份").size());
  return normal;
}

void same_dates(RelationCall& call) {
  std::vector<Value> values;
  if (call["值"].is_list() || call["值"].is_tuple()) values = call["值"].items();
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (normal_form(values[i]) == normal_form(values[0])) continue;
    call.tell({"`" + values[0].to_string() + "` 和 `" + values[i].to_string() + "` 不一致",
               "`" + values[0].to_string() + "` and `" + values[i].to_string() + "` differ"},
              {RelationCall::term(values[0], {}), RelationCall::term(values[i], {})});
  }
}

constexpr RelationKind kKinds[] = {
    {"K-07", "文字金额等于表中金额", "amounts in the text equal those of the table",
     "文字 名称 金额 计量单位?", false, text_and_table},
    {"K-13", "整体等于各部分之和", "the whole equals its parts", "合计? 分项? 文字?", true,
     whole_and_parts},
    {"K-15", "日期和时段一致", "dates and periods agree", "值", false, same_dates},
};

}  // namespace

std::span<const RelationKind> prose_relations() {
  return kKinds;
}

}  // namespace chengwen::gongwen
