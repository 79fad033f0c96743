#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "jinja/frame.h"
#include "jinja/objects.h"
#include "jinja/program.h"

namespace chengwen::jinja {

/// What `{% macro %}` defines; also the `caller` of a call block. It sees the frame it was made in.
class Macro final : public Callable {
 public:
  Macro(std::shared_ptr<const Program> program, std::uint32_t function, FrameRef outer)
      : program_(std::move(program)), function_(function), outer_(std::move(outer)) {}

  const Program& program() const { return *program_; }
  std::uint32_t function() const { return function_; }
  const FrameRef& outer() const { return outer_; }

  std::string_view type_name() const override { return "macro"; }
  void print(std::string& out) const override;
  /// `name`, `arguments`
  data::Value attribute(std::string_view name) const override;
  data::Value call(Host& host, std::vector<data::Value> arguments, Named named) const override;

 private:
  std::shared_ptr<const Program> program_;
  std::uint32_t function_;
  FrameRef outer_;
};

/// `self`: its attributes are the blocks of the template.
class SelfReference final : public data::Object {
 public:
  explicit SelfReference(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

  std::string_view type_name() const override { return "self"; }
  void print(std::string& out) const override;
  data::Value attribute(std::string_view name) const override;

 private:
  std::shared_ptr<const Program> program_;
};

/// Stands for a value whose calculation failed: prints nothing, and mistakes with it are not told.
/// A loop over it runs once.
class Poison final : public data::Object {
 public:
  std::string_view type_name() const override { return "undefined"; }
  bool truth() const override { return false; }
  void print(std::string&) const override {}
  data::Value attribute(std::string_view) const override {
    return data::Value::object(const_cast<Poison*>(this));
  }
};

/// True for what stands for a value that could not be calculated, and for what was looked up in it.
bool is_poisoned(const data::Value& value);

}  // namespace chengwen::jinja
