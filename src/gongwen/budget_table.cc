#include "gongwen/budget_table.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gongwen/budget_rows.h"
#include "gongwen/conventions.h"
#include "gongwen/messages.h"
#include "gongwen/style_roles.h"
#include "wml/content.h"
#include "wml/content_fields.h"
#include "wml/messages.h"
#include "wml/story_writer.h"
#include "wml/table.h"

namespace chengwen::gongwen {
namespace {

using data::Value;

constexpr std::string_view kName = "$budget_table";
constexpr std::string_view kChineseName = "$预算表";
constexpr std::string_view kParameters =
    "columns title unit from total subtotal total_first nil empty note size style landscape "
    "列 表题 单位 原单位 合计 小计 合计在前 空 空表 说明 字号 样式 横排";
constexpr std::string_view kMapKeys =
    "rows columns title unit from total subtotal total_first nil empty note size style landscape "
    "行 列 表题 单位 原单位 合计 小计 合计在前 空 空表 说明 字号 样式 横排";

/// What a budget table is called as, in English and in Chinese; the Chinese keys become English.
constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
    {"rows", "行"},     {"columns", "列"},    {"title", "表题"},    {"unit", "单位"},
    {"from", "原单位"}, {"total", "合计"},    {"subtotal", "小计"}, {"total_first", "合计在前"},
    {"nil", "空"},      {"empty", "空表"},    {"note", "说明"},     {"size", "字号"},
    {"style", "样式"},  {"landscape", "横排"}};

/// Where a role has no style in the template.
std::string plain_properties(std::string_view alignment) {
  return "<w:pPr><w:keepNext/><w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"" +
         std::string(alignment) + "\"/></w:pPr>";
}

/// Twips that a digit takes in a paragraph of this style.
int half_em(const wml::StyleSheet& styles, std::string_view style) {
  constexpr int kTwipsOfHalfPoint = 10;
  int half_points = styles.default_run_properties().child("w:sz").attribute("w:val").as_int(20);
  for (const pugi::xml_node one : styles.chain(style)) {
    const pugi::xml_node size = one.child("w:rPr").child("w:sz");
    if (size) half_points = size.attribute("w:val").as_int(half_points);
  }
  return half_points * kTwipsOfHalfPoint / 2;
}

class BudgetTable : public wml::Content {
 public:
  BudgetTable(Value fields, Value rows) : fields_(std::move(fields)), rows_(std::move(rows)) {}
  std::string_view type_name() const override { return "budget table"; }
  wml::Level level() const override { return wml::Level::block; }
  bool truth() const override { return !rows_.items().empty(); }
  void print(std::string& out) const override { rows_.print(out); }
  void write(wml::StoryWriter& writer, const wml::EmitSite& site) const override;

 private:
  Value fields_, rows_;
};

class BudgetTableWriter {
 public:
  BudgetTableWriter(const Value& fields, const Value& rows, wml::StoryWriter& writer)
      : fields_(kName, fields),
        rows_(rows),
        writer_(writer),
        conventions_(Conventions::of(writer.host().environment())),
        roles_(writer.needs().styles(), conventions_) {}

  void write(const wml::EmitSite& site) {
    const Value* landscape = fields_.find("landscape");
    const bool lies = landscape != nullptr && landscape->truth();
    if (lies && !writer_.takes_sections(site))
      wml::fail_at(*landscape, wml::messages::kSectionMisplaced);
    const int width = lies ? writer_.lay_section() : site.room.width;
    const wml::Table body = table(width);
    line("title", "table_title", "center", "");
    line("unit", "table_unit", "right", "单位：");
    wml::EmitSite here = site;
    if (lies) here.room.width = here.room.page_width = width;
    body.write(writer_, here);
    line("note", "table_note", "left", "");
    if (lies) writer_.stand_section();
  }

 private:
  void line(std::string_view key, std::string_view role, std::string_view alignment,
            const std::string& before) {
    const Value* words = fields_.find(key);
    if (!words || !words->truth()) return;
    const std::string style = roles_.paragraph(role);
    const std::string properties = style.empty()
                                       ? plain_properties(alignment)
                                       : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    const bool plain = words->is_string() || words->is_number();
    writer_.value(plain ? Value::string(before + words->to_string()) : *words,
                  wml::block_site(properties, "<w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"));
  }

  wml::Table table(int width) {
    const wml::StyleSheet& sheet = writer_.needs().styles().sheet();
    CellLook look = cell_look();
    look.half_em = half_em(sheet, look.figure);
    look.width = width;
    wml::Table table =
        budget_rows(fields_.map(), rows_, conventions_.figures, look, writer_.host());
    if (const Value* style = fields_.find("style")) {
      table.style = wml::table_style_named(sheet, *style);
    } else {
      table.style = roles_.table("budget_table");
      if (table.style.empty()) table.style = sheet.find("table", "Table Grid");
    }
    return table;
  }

  CellLook cell_look() const {
    const Value* size = fields_.find("size");
    const std::string prefix = size ? size->to_string() : "";
    const auto style_of = [&](std::string_view role) { return roles_.paragraph(role, prefix); };
    CellLook look{style_of("table_head"), style_of("table_text"), style_of("table_center"),
                  style_of("table_figure")};
    if (size && look.text.empty() && look.figure.empty())
      wml::fail_at(*size, wml::messages::kNoStyle, {prefix});
    return look;
  }

  const wml::Fields fields_;
  const Value& rows_;
  wml::StoryWriter& writer_;
  const Conventions& conventions_;
  const StyleRoles roles_;
};

void BudgetTable::write(wml::StoryWriter& writer, const wml::EmitSite& site) const {
  BudgetTableWriter(fields_, rows_, writer).write(site);
}

/// The keys of a budget table by their English names, whichever they have in `map`.
void take_keys(const Value& map, Value& fields) {
  for (const auto& [english, chinese] : kKeys) {
    for (const std::string_view name : {english, chinese}) {
      if (const Value* value = map.as_map().find(name))
        fields.mutable_map().set(Value::string(english), *value);
    }
  }
}

Value make_budget_table(const Value& object) {
  const Value* subject = object.as_map().find(kName);
  if (!subject) subject = object.as_map().find(kChineseName);
  Value fields = Value::map().with_origin(object.origin());
  if (subject->is_map()) {
    wml::check_keys(kName, *subject, kMapKeys);
    take_keys(*subject, fields);
  } else {
    fields.mutable_map().set(Value::string("rows"), *subject);
  }
  take_keys(object, fields);
  const Value* rows = fields.as_map().find("rows");
  if (!rows || !rows->is_list()) wml::fail_at(*subject, wml::messages::kTableRows);
  if (!fields.as_map().find("columns")) wml::fail_at(*subject, wml::messages::kTableColumnList);
  const Value list = *rows;
  return Value::object(new BudgetTable(std::move(fields), list));
}

}  // namespace

void install_budget_table(wml::Dialect& dialect) {
  dialect.add({kName, kParameters, make_budget_table, wml::takes_contents});
  dialect.add({kChineseName, kParameters, make_budget_table, wml::takes_contents});
}

}  // namespace chengwen::gongwen
