#include "diag/report.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chengwen::diag {
namespace {

constexpr Message kError{"test.error", Severity::error, "错 `{0}`", "wrong `{0}`"};
constexpr Message kWarning{"test.warning", Severity::warning, "当心", "take care"};

TEST(Report, TellsTheSameMistakeOnce) {
  Report report;
  EXPECT_TRUE(report.empty());
  report.add(Diagnostic(kError, {"a"}, {2, 10, 12}));
  report.add(Diagnostic(kError, {"b"}, {2, 10, 12}));
  report.add(Diagnostic(kError, {"a"}, {2, 10, 13}));
  report.add(Diagnostic(kWarning, {"a"}, {2, 10, 12}));
  report.add(Diagnostic(kError, {"a"}, {2, 10, 12}));
  Diagnostic thrice(kError, {"a"}, {2, 10, 12});
  thrice.occurrences = 3;
  report.add(thrice);

  ASSERT_EQ(report.diagnostics().size(), 4u);
  EXPECT_EQ(report.diagnostics()[0].occurrences, 5u);
  EXPECT_EQ(report.diagnostics()[1].occurrences, 1u);
  EXPECT_EQ(report.errors(), 3u);
  EXPECT_EQ(report.warnings(), 1u);
}

TEST(Report, KeepsMistakesInDifferentFilesApart) {
  Report report;
  for (const char* file : {"a.docx", "b.docx"}) {
    Diagnostic diagnostic(kError);
    diagnostic.file = file;
    report.add(diagnostic);
  }
  EXPECT_EQ(report.errors(), 2u);
}

TEST(Report, SortsBySourceAndOffsetAndStillKnowsWhatWasAdded) {
  Report report;
  report.add(Diagnostic(kError, {"third"}, {3, 1, 2}));
  report.add(Diagnostic(kError, {"second"}, {2, 9, 10}));
  report.add(Diagnostic(kError, {"still second"}, {2, 9, 9}));
  report.add(Diagnostic(kWarning, {"first"}));
  report.sort();
  std::vector<std::string> order;
  for (const auto& diagnostic : report.diagnostics()) order.push_back(diagnostic.arguments[0]);
  EXPECT_EQ(order, (std::vector<std::string>{"first", "second", "still second", "third"}));

  report.add(Diagnostic(kError, {"third"}, {3, 1, 2}));
  ASSERT_EQ(report.diagnostics().size(), 4u);
  EXPECT_EQ(report.diagnostics()[3].occurrences, 2u);
}

TEST(Report, CanTakeWarningsForErrors) {
  Report report;
  report.add(Diagnostic(kWarning));
  EXPECT_FALSE(report.has_errors());
  report.make_warnings_errors();
  EXPECT_TRUE(report.has_errors());
  EXPECT_EQ(report.errors(), 1u);
  EXPECT_EQ(report.warnings(), 0u);
  EXPECT_EQ(report.diagnostics()[0].severity, Severity::error);
}

}  // namespace
}  // namespace chengwen::diag
