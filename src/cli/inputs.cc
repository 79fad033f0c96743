#include "cli/inputs.h"

#include <filesystem>
#include <map>

#include "chengwen/findings.h"
#include "cli/files.h"
#include "cli/folder_files.h"
#include "cli/timestamp.h"

namespace chengwen::cli {
namespace {

// What messages call a file: its name without folders.
std::string name_of(const std::string& path) {
  return path == "-" ? path : std::filesystem::path(path).filename().string();
}

}  // namespace

std::optional<Template> load_template(const std::string& path, Findings& findings,
                                      const LoadOptions& options) {
  auto docx = read_package(path, findings.state().report);
  if (!docx) return std::nullopt;
  return load_template(path, std::move(*docx), findings, options);
}

std::optional<Template> load_template(const std::string& path, std::string docx, Findings& findings,
                                      const LoadOptions& options) {
  return Template::load(std::move(docx), name_of(path), findings, options);
}

bool load_profile(const std::string& path, const Context& context, std::optional<Profile>& profile,
                  std::string* read) {
  if (path.empty() || path == "gbt9704") return true;
  Findings findings;
  // What a profile extends lies beside it.
  const auto find = [&](const std::string& name,
                        const std::string& from) -> std::optional<ProfileText> {
    const auto file = std::filesystem::path(from).parent_path() / name;
    auto json = read_file(file.string(), findings.state().report);
    if (!json) return std::nullopt;
    if (read != nullptr) *read += *json;
    return ProfileText{std::move(*json), file.string()};
  };
  if (auto text = find(path, "")) profile = Profile::read(std::move(*text), find, findings);
  context.print(findings);
  return profile.has_value();
}

const Profile* pointer_to(const std::optional<Profile>& profile) {
  return profile ? &*profile : nullptr;
}

std::vector<std::string> DataArguments::paths() const {
  std::vector<std::string> all;
  if (!path.empty()) all.push_back(path);
  all.insert(all.end(), more_paths.begin(), more_paths.end());
  return all;
}

std::vector<std::string> inputs_of(const std::string& template_path, const DataArguments& data,
                                   const FillArguments& fill) {
  std::vector<std::string> all = data.paths();
  all.insert(all.end(), {template_path, data.schema_path, fill.profile_path, fill.aliases_path});
  all.insert(all.end(), fill.rule_paths.begin(), fill.rule_paths.end());
  return all;
}

void add_schema_option(CLI::App& command, const Context& context, std::string& path) {
  command
      .add_option("--schema", path,
                  context.words("先按这个 JSON Schema 检查数据",
                                "checks the data against this JSON "
                                "Schema first"))
      ->type_name("FILE");
}

void add_data_options(CLI::App& command, const Context& context, DataArguments& arguments) {
  command
      .add_option("data", arguments.path,
                  context.words("JSON 数据文件（- 为标准输入）",
                                "the JSON data file (- is standard input)"))
      ->type_name("DATA");
  command
      .add_option("--data", arguments.more_paths,
                  context.words("再读一个数据文件，合到前面的上面（可写多次）",
                                "another data file, laid over those before it (repeatable)"))
      ->allow_extra_args(false)
      ->type_name("FILE");
  command
      .add_option(
          "--set", arguments.assignments,
          context.words("直接给一个值，如 年度=2025、项目[0].金额=12.5（可写多次）",
                        "a single value, such as 年度=2025, 项目[0].金额=12.5 (repeatable)"))
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  add_schema_option(command, context, arguments.schema_path);
}

std::optional<Schema> load_schema(const std::string& path, Findings& findings, std::string* read) {
  const auto json = read_file(path, findings.state().report);
  if (!json) return std::nullopt;
  if (read != nullptr) *read += *json;
  return Schema::parse(*json, name_of(path), findings);
}

std::optional<Data> load_data(const DataArguments& arguments,
                              const std::vector<std::string>& allowed_folders, Findings& findings) {
  std::optional<Data> data(std::in_place);
  bool good = true;
  for (const std::string& path : arguments.paths()) {
    FolderFiles tables({path}, allowed_folders);
    auto json = read_file(path, findings.state().report);
    good = json && data->merge(*std::move(json), name_of(path), findings, &tables) && good;
  }
  std::optional<Schema> schema;
  const bool checked = !arguments.schema_path.empty();
  if (checked) schema = load_schema(arguments.schema_path, findings);
  // What an assignment finds depends on the files.
  if (!good || (checked && !schema)) return std::nullopt;
  for (const std::string& assignment : arguments.assignments)
    good = data->assign(assignment, "--set", findings) && good;
  if (!good || (schema && !schema->check(*data, findings))) return std::nullopt;
  return data;
}

void add_allowed_folders(CLI::App& command, const Context& context,
                         std::vector<std::string>& folders) {
  command
      .add_option("--allow-path", folders,
                  context.words("表格、图片和子文档还可以放在这个文件夹里（可写多次）",
                                "tables, pictures and sub-documents may also lie in this folder "
                                "(repeatable)"))
      ->allow_extra_args(false)
      ->type_name("DIR");
}

void add_fill_options(CLI::App& command, const Context& context, FillArguments& arguments) {
  static const std::map<std::string, Missing> kMissing = {{"empty", Missing::empty},
                                                          {"keep", Missing::keep},
                                                          {"mark", Missing::mark},
                                                          {"error", Missing::error}};
  FillOptions& options = arguments.options;
  command
      .add_option(
          "--missing", options.missing,
          context.words(
              "数据里没有的值：empty 留空（默认），keep 留着标签，mark 写【缺：…】，error 算错误",
              "what a missing value prints: empty nothing (default), keep its tag, mark 【缺：…】; "
              "error makes it an error"))
      ->transform(CLI::CheckedTransformer(kMissing).description(""))
      ->type_name("empty|keep|mark|error");
  command
      .add_option("--profile", arguments.profile_path,
                  context.words("体例：gbt9704（默认）或省、区、单位的规则文件",
                                "the conventions: gbt9704 (default) or a file on top of it"))
      ->type_name("gbt9704|FILE");
  command.add_flag("--strict", arguments.strict,
                   context.words("警告也算错误", "warnings are errors"));
  command
      .add_option("--rules", arguments.rule_paths,
                  context.words("勾稽规则的 JSON 文件：先拿数据来核对（可写多次）",
                                "a JSON file of rules that the data must keep (repeatable)"))
      ->allow_extra_args(false)
      ->type_name("FILE");
  add_allowed_folders(command, context, arguments.allowed_folders);
  command
      .add_option("--modified", options.modified,
                  context.words("文档属性里的修改时间，如 2025-03-15、2025-03-15T08:30:00+08:00",
                                "when the document was modified, by its properties: 2025-03-15, "
                                "2025-03-15T08:30:00Z"))
      ->envname("SOURCE_DATE_EPOCH")
      ->transform(CLI::Validator(
          [](std::string& words) {
            const auto time = read_timestamp(words);
            if (!time) return "--modified " + words;
            words = *time;
            return std::string();
          },
          ""))
      ->type_name("TIME");
  command
      .add_option("--max-image-pixels", options.max_image_pixels,
                  context.words("一张图片最多的像素", "pixels that one picture may have"))
      ->type_name("N");
  command
      .add_option("--max-steps", options.max_steps,
                  context.words("模板最多执行的步数", "steps that a template may take"))
      ->type_name("N");
  command
      .add_option("--max-output", options.max_output_bytes,
                  context.words("生成内容的最大字节数", "bytes that a template may put out"))
      ->type_name("N");
  command
      .add_option(
          "--max-recursion", options.max_recursion,
          context.words("宏和递归循环的最大层数", "depth of macro calls and recursive loops"))
      ->type_name("N");
  command
      .add_option("--max-digits", options.max_digits,
                  context.words("算出来的数最多的位数（至多 10000）",
                                "digits of a number that is calculated, 10000 at most"))
      ->check(CLI::Range(1, 10'000))
      ->type_name("N");
  command
      .add_option("--max-nesting", arguments.max_nesting,
                  context.words("语句块和算式套的最大层数（至多 1000）",
                                "depth of blocks and of expressions, 1000 at most"))
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
}

Rules load_rules(const FillArguments& arguments, Findings& findings, std::string& bytes) {
  Rules rules;
  for (const std::string& path : arguments.rule_paths) {
    const auto json = read_file(path, findings.state().report);
    if (!json) continue;
    bytes += *json;
    rules.read(*json, name_of(path), findings);
  }
  return rules;
}

void add_template_option(CLI::App& command, const Context& context, std::string& path) {
  command.add_option("template", path, context.words("Word 模板", "the Word template"))
      ->required()
      ->type_name("TEMPLATE");
}

void add_aliases_option(CLI::App& command, const Context& context, std::string& path) {
  command
      .add_option("--aliases", path,
                  context.words("名称文件：哪些单位、地区、年度可以或不能出现",
                                "a JSON file of names that may and may not occur"))
      ->type_name("FILE");
}

std::optional<Aliases> load_aliases(const std::string& path, Findings& findings) {
  std::optional<Aliases> aliases{std::in_place};
  if (path.empty()) return aliases;
  const auto json = read_file(path, findings.state().report);
  if (!json || !aliases->read(*json, name_of(path), findings)) aliases.reset();
  return aliases;
}

std::optional<CheckFiles> load_check_files(const FillArguments& arguments, Findings& findings) {
  std::string bytes;
  Rules rules = load_rules(arguments, findings, bytes);
  auto aliases = load_aliases(arguments.aliases_path, findings);
  if (!aliases) return std::nullopt;
  return CheckFiles{std::move(rules), std::move(*aliases)};
}

std::optional<Filled> fill(const Template& compiled, const Data& data, Files& files,
                           const FillArguments& arguments, const std::string& output_path,
                           Findings& findings) {
  FillOptions options = arguments.options;
  options.files = &files;
  options.kind = file_kind(output_path);
  auto document = compiled.fill_unpacked(data, findings, options);
  if (arguments.strict) findings.make_warnings_errors();
  if (findings.has_errors()) return std::nullopt;
  return document;
}

std::optional<Filled> fill_and_review(const Template& compiled, const std::string& template_path,
                                      const Data& data, const std::vector<std::string>& data_paths,
                                      FillArguments arguments, const CheckFiles& checks,
                                      const std::string& name, Findings& findings) {
  arguments.options.rules = &checks.rules;
  arguments.options.look_for_unused = true;
  FolderFiles files(data_paths, arguments.allowed_folders, template_path);
  auto document = fill(compiled, data, files, arguments, name, findings);
  if (!document) return std::nullopt;
  document->review(name, {&data, &checks.aliases, false, arguments.longest_reviewed}, findings);
  if (arguments.strict) findings.make_warnings_errors();
  if (findings.has_errors()) document.reset();
  return document;
}

}  // namespace chengwen::cli
