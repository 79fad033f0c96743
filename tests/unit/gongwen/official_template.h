#pragma once

#include <string>

#include "data/json_reader.h"
#include "diag/print.h"
#include "gongwen/install.h"
#include "jinja/plain_text.h"
#include "jinja/program.h"
#include "jinja/vm.h"

namespace chengwen::gongwen {

/// What comes of a plain-text template with everything that the official format installs.
struct OfficialTemplate {
  std::string text;
  diag::Report report;
  diag::Sources sources;

  explicit OfficialTemplate(const std::string& source, const std::string& json = "{}",
                            const jinja::RunOptions& options = {}) {
    wml::Dialect dialect = wml::Dialect::standard();
    install(dialect);
    auto files = std::make_shared<data::DataFiles>();
    const data::Value root = data::read_json(json, "数据.json", *files, report);
    const std::uint32_t number = diag::kFirstTemplateSource;
    sources.set(diag::kDataSource, files);
    sources.set(number, std::make_shared<jinja::PlainTextSource>("模板.txt", source));
    const auto segments = jinja::cut_plain_text(source, number, report);
    const auto program = jinja::compile(segments, dialect.environment, report);
    jinja::TextOutput output;
    if (program) jinja::run(*program, dialect.environment, root, output, options, report);
    text = output.text();
  }

  /// The messages with their notes, without places and excerpts of the template and the count.
  std::string said(diag::Language language = diag::Language::zh) const {
    std::string lines;
    for (const diag::Diagnostic& found : report.diagnostics()) {
      diag::Diagnostic placeless = found;
      placeless.span = {};
      lines += diag::print(placeless, sources, language);
    }
    return lines;
  }
};

}  // namespace chengwen::gongwen
