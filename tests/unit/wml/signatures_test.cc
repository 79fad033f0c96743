#include "wml/signatures.h"

#include <gtest/gtest.h>

#include "filled.h"

namespace chengwen::wml::test {
namespace {

TEST(Signatures, StayWhileNothingChanges) {
  diag::Report report;
  const std::string part = "_xmlsignatures/origin.sigs";
  opc::Edit made(opc::Package::read(chengwen::test::docx_of_body("<w:p/>"), "a.docx", report));
  made.add(part, "application/vnd.openxmlformats-package.digital-signature-origin", "");
  made.relate("",
              "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
              "origin",
              part);
  const auto signed_package = opc::Package::read(made.write(), "a.docx", report);

  opc::Edit same(signed_package);
  drop_broken_signatures(same, *signed_package, report);
  EXPECT_TRUE(report.empty());
  EXPECT_TRUE(same.package("x.docx")->has(part));

  opc::Edit changed(signed_package);
  changed.replace("word/document.xml", "<d/>");
  drop_broken_signatures(changed, *signed_package, report);
  ASSERT_EQ(report.diagnostics().size(), 1u);
  EXPECT_EQ(report.diagnostics().front().message->id, std::string_view("wml.signature-dropped"));
  EXPECT_FALSE(changed.package("x.docx")->has(part));
}

}  // namespace
}  // namespace chengwen::wml::test
