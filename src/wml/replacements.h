#pragma once

#include "data/value.h"
#include "diag/report.h"
#include "wml/needs.h"

namespace chengwen::wml {

/// What the data's top-level "$replace" asks for, as docxtpl's replace_pic and its kin:
/// `{"pic": {name: file}, "media": {old file: new file}, "embedded": {old file: new file},
/// "zipname": {part: file}}`.
///
/// A picture is found by its name, title or alt text and keeps its place on the page and, with the
/// new picture's ratio, its size; its file may also be an object of $image. Media and embedded
/// files are found by their content; a part by its name in the package. A name that is not found is
/// a warning.
void replace_files(const data::Value& data, Needs& needs, diag::Report& report);

}  // namespace chengwen::wml
