#include "jinja/messages.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/library_messages.h"

namespace chengwen::jinja {
namespace {

std::vector<const diag::Message*> all() {
  std::vector<const diag::Message*> result(std::begin(messages::kAll), std::end(messages::kAll));
  result.insert(result.end(), std::begin(messages::kLibrary), std::end(messages::kLibrary));
  return result;
}

/// The numbers of the `{0}`, `{1}` … in `words`.
std::set<char> placeholders(std::string_view words) {
  std::set<char> result;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] == '{' && words[i + 2] == '}') result.insert(words[i + 1]);
  }
  return result;
}

TEST(Messages, HaveAnIdOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const diag::Message* message : all()) {
    EXPECT_TRUE(message->id.starts_with("jinja.")) << message->id;
    EXPECT_TRUE(ids.insert(message->id).second) << message->id;
  }
}

// A word that differs between the languages is two arguments.
const std::set<std::string_view> kTwoWords = {"jinja.ends-between", "jinja.begins-between"};

TEST(Messages, SayTheSameInBothLanguages) {
  for (const diag::Message* message : all()) {
    EXPECT_FALSE(message->zh.empty()) << message->id;
    EXPECT_FALSE(message->en.ends_with('.')) << message->id;
    EXPECT_FALSE(message->zh.ends_with("。")) << message->id;
    EXPECT_EQ(placeholders(message->zh) == placeholders(message->en),
              !kTwoWords.contains(message->id))
        << message->id;
  }
}

}  // namespace
}  // namespace chengwen::jinja
