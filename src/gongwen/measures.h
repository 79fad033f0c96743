#pragma once

#include "gongwen/inspection.h"

/// Lengths and sizes in the words of people who make official documents.
namespace chengwen::gongwen {

/// 三号（16磅）; 15.5磅 for a size without a name.
Words size_words(int half_points);
/// 37毫米, 25.4毫米: to a tenth.
Words millimetres(int twips);
/// 28.95磅.
Words points(int twips);
/// 2字, 1.5字, of twips and the width of a character.
Words character_count(int twips, int character);
Words alignment_words(wml::Alignment alignment);

}  // namespace chengwen::gongwen
