#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/report.h"
#include "diag/sources.h"
#include "jinja/output.h"
#include "jinja/segment.h"

namespace chengwen::jinja {

/// The second front end: templates that are plain text. Cuts `text` at `{{ }}`, `{% %}` and `{#
/// #}`, applies the trim markers and `{% raw %}`, and turns `{_{ }_} {_% %_}` into braces. Views
/// point into `text`. What is not closed goes to `report`.
std::vector<Segment> cut_plain_text(std::string_view text, std::uint32_t source,
                                    diag::Report& report);

/// Places of a plain-text template: file, line, column.
class PlainTextSource : public diag::Source {
 public:
  PlainTextSource(std::string name, std::string text);
  diag::Place locate(std::uint32_t begin, std::uint32_t end) const override;

 private:
  std::string name_;
  std::string text_;
};

/// Output into a string, nothing escaped.
class TextOutput : public Output {
 public:
  void literal(std::string_view bytes) override;
  void value(const data::Value& value, std::uint32_t site) override;
  void hook(std::uint32_t) override {}
  void include(const Inclusion& inclusion) override;
  void begin_capture() override;
  data::Value end_capture() override;
  void abandon_capture() override;
  std::size_t size() const override;
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::vector<std::size_t> captures_;
};

}  // namespace chengwen::jinja
