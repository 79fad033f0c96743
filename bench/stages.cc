// The stages of making a document, each on its own: `bench_stages --benchmark_format=json`.
//
// Stages of the library are timed where they end (chengwen::StageListener); below them stand the
// loops that much of the time goes into. Everything works on the files of inputs.py, in the folder
// CHENGWEN_BENCH.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "chengwen/chengwen.h"
#include "opc/deflate.h"
#include "opc/package.h"
#include "passes.h"
#include "text/utf8.h"
#include "xml/escape.h"
#include "xml/parse.h"

namespace {

using chengwen::Stage;

std::string input(const std::string& name) {
  const char* const folder = std::getenv("CHENGWEN_BENCH");
  std::ifstream in(std::string(folder ? folder : ".") + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Seconds of the processor that each stage has taken.
class Watch {
 public:
  chengwen::StageListener listener() {
    return [this](Stage stage) {
      const double now = bench::seconds(CLOCK_THREAD_CPUTIME_ID);
      taken_[static_cast<std::size_t>(stage)] += now - std::exchange(last_, now);
    };
  }
  void restart() {
    taken_ = {};
    last_ = bench::seconds(CLOCK_THREAD_CPUTIME_ID);
  }
  double taken(Stage stage) const { return taken_[static_cast<std::size_t>(stage)]; }

 private:
  std::array<double, 8> taken_{};
  double last_ = 0;
};

void load(benchmark::State& state, const std::string& name, Stage stage) {
  const std::string docx = input(name);
  Watch watch;
  for (auto _ : state) {
    chengwen::Findings findings;
    watch.restart();
    benchmark::DoNotOptimize(
        chengwen::Template::load(docx, name, findings, {nullptr, watch.listener()}));
    state.SetIterationTime(watch.taken(stage));
  }
}

void fill(benchmark::State& state, const std::string& name, const std::string& json, Stage stage) {
  chengwen::Findings findings;
  const auto compiled = chengwen::Template::load(input(name), name, findings);
  const auto data = chengwen::Data::parse(input(json), json, findings);
  Watch watch;
  chengwen::FillOptions options;
  options.stage_ended = watch.listener();
  for (auto _ : state) {
    watch.restart();
    benchmark::DoNotOptimize(compiled->fill(*data, findings, options));
    state.SetIterationTime(watch.taken(stage));
  }
}

/// Work on the bytes of the body of a document.
template <class Work>
void on_body(benchmark::State& state, const std::string& name, Work work) {
  chengwen::diag::Report report;
  const auto package = chengwen::opc::Package::read(input(name), name, report);
  const std::string body = package->bytes("word/document.xml");
  for (auto _ : state) work(body);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

void json(benchmark::State& state, const std::string& name) {
  const std::string bytes = input(name);
  for (auto _ : state) {
    chengwen::Findings findings;
    benchmark::DoNotOptimize(chengwen::Data::parse(bytes, name, findings));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void add_all() {
  constexpr std::pair<Stage, const char*> kLoad[] = {
      {Stage::read, "read"},           {Stage::parse, "parse"}, {Stage::scan, "scan"},
      {Stage::normalise, "normalise"}, {Stage::cut, "cut"},     {Stage::compile, "compile"}};
  for (const std::string name : {"report", "long"}) {
    for (const auto& [stage, word] : kLoad) {
      benchmark::RegisterBenchmark((name + "/" + word).c_str(), load, name + ".docx", stage)
          ->UseManualTime();
    }
  }
  for (const auto& [stage, word] : {std::pair(Stage::run, "run"), {Stage::write, "write"}}) {
    benchmark::RegisterBenchmark((std::string("report/") + word).c_str(), fill, "report.docx",
                                 "report.json", stage)
        ->UseManualTime();
    benchmark::RegisterBenchmark((std::string("table/") + word).c_str(), fill, "table.docx",
                                 "table_10000.json", stage)
        ->UseManualTime();
  }
  benchmark::RegisterBenchmark("report/json", json, "report.json");
  benchmark::RegisterBenchmark("table/json", json, "table_10000.json");

  const auto add = [](const char* name, auto work) {
    benchmark::RegisterBenchmark(
        name, [work](benchmark::State& state) { on_body(state, "report.docx", work); });
  };
  add("memcpy", [](const std::string& body) {
    static std::string copy(body.size(), '\0');
    std::memcpy(copy.data(), body.data(), body.size());
    benchmark::ClobberMemory();
  });
  add("crc", [](const std::string& body) { benchmark::DoNotOptimize(chengwen::opc::crc32(body)); });
  add("escape", [](const std::string& body) {
    static std::string out;
    out.clear();
    chengwen::xml::escape_text(body, out);
    benchmark::ClobberMemory();
  });
  add("deflate", [](const std::string& body) {
    static std::string out;
    out.clear();
    chengwen::opc::deflate(body, 6, out);
    benchmark::ClobberMemory();
  });
  add("utf8",
      [](const std::string& body) { benchmark::DoNotOptimize(chengwen::text::is_valid(body)); });
  add("xml", [](const std::string& body) {
    pugi::xml_document document;
    chengwen::diag::Report report;
    benchmark::DoNotOptimize(chengwen::xml::parse(body, document, "body", report));
  });
  for (const std::string name : {"report", "long"}) {
    benchmark::RegisterBenchmark((name + "/pugixml").c_str(), [name](benchmark::State& state) {
      on_body(state, name + ".docx", [](const std::string& body) {
        pugi::xml_document document;
        benchmark::DoNotOptimize(document.load_buffer(body.data(), body.size()));
      });
    });
  }
}

}  // namespace

int main(int count, char** arguments) {
  add_all();
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
}
