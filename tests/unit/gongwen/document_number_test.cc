#include <gtest/gtest.h>

#include "gongwen/document_model.h"

namespace chengwen::gongwen {
namespace {

TEST(DocumentNumber, IsKnownWithAndWithoutWhoSigns) {
  for (const char* words : {"示财绩〔2025〕12号", "示农水〔2025〕8号\t签发人：张某某",
                            "示财审〔2025〕3号\t\t王某某\t", "示财字[2025]第08号"}) {
    EXPECT_TRUE(is_document_number(words)) << words;
  }
  for (const char* words :
       {"示财绩〔2025〕12", "根据示财绩〔2025〕12号文件要求", "〔2025〕12号", ""})
    EXPECT_FALSE(is_document_number(words)) << words;
}

}  // namespace
}  // namespace chengwen::gongwen
