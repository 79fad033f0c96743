#include "chengwen/record_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace chengwen {
namespace {

/// "line:column text" of each record.
template <typename Reader>
std::vector<std::string> all_of(Reader& reader) {
  std::vector<std::string> all;
  while (const auto record = reader.next()) {
    all.push_back(std::to_string(record->line) + ":" + std::to_string(record->column) + " " +
                  record->text);
  }
  return all;
}

std::vector<std::string> lines_of(std::string text, std::size_t piece) {
  LineRecords reader([&](char* buffer, std::size_t size) {
    const std::size_t taken = text.copy(buffer, std::min(size, piece));
    text.erase(0, taken);
    return taken;
  });
  return all_of(reader);
}

using Strings = std::vector<std::string>;

TEST(LineRecords, AreTheLinesThatHoldSomething) {
  const std::string text = "\xEF\xBB\xBF{\"a\": 1}\n\n  {\"b\": 2}\r\n \t\n{\"c\": 3}";
  for (const std::size_t piece : {1u, 3u, 100u})
    EXPECT_EQ(lines_of(text, piece),
              (Strings{"1:1 {\"a\": 1}", "3:3 {\"b\": 2}", "5:1 {\"c\": 3}"}));
  EXPECT_EQ(lines_of("", 10), Strings{});
  EXPECT_EQ(lines_of("\n\n", 10), Strings{});
}

TEST(LineRecords, MayBeLongerThanAnyPiece) {
  const std::string longest(300'000, 'x');
  EXPECT_EQ(lines_of("1\n" + longest + "\n2", 1 << 16),
            (Strings{"1:1 1", "2:1 " + longest, "3:1 2"}));
}

Strings elements_of(std::string text, bool closed = true) {
  ArrayRecords reader(std::move(text));
  Strings all = all_of(reader);
  EXPECT_EQ(reader.closed(), closed);
  EXPECT_EQ(reader.position(), reader.size());
  return all;
}

TEST(ArrayRecords, AreCutAtTheCommasOfTheArray) {
  EXPECT_EQ(elements_of(" [ {\"甲\": [1, 2]} ,\n {\"b\": \"],\\\"\"}]\n"),
            (Strings{"1:4 {\"甲\": [1, 2]}", "2:2 {\"b\": \"],\\\"\"}"}));
  EXPECT_EQ(elements_of("[]"), Strings{});
  EXPECT_EQ(elements_of("[1]"), Strings{"1:2 1"});
}

TEST(ArrayRecords, ABrokenElementDoesNotTakeTheNextWithIt) {
  EXPECT_EQ(elements_of("[{\"a\": 1} {\"b\": 2}, {\"c\": \"3},\n4, 5}, 6]"),
            (Strings{"1:2 {\"a\": 1} {\"b\": 2}", "1:21 {\"c\": \"3},\n4, 5}", "2:8 6"}));
  EXPECT_EQ(elements_of("[1, ]"), (Strings{"1:2 1", "1:5 "}));
  EXPECT_EQ(elements_of("[1] 2"), (Strings{"1:2 1", "1:5 2"}));
}

TEST(ArrayRecords, TellThatTheArrayIsCutOff) {
  EXPECT_EQ(elements_of("[1, 2,", false), (Strings{"1:2 1", "1:5 2"}));
  EXPECT_EQ(elements_of("[{\"a\": [", false), Strings{"1:2 {\"a\": ["});
  EXPECT_EQ(elements_of("[", false), Strings{});
}

}  // namespace
}  // namespace chengwen
