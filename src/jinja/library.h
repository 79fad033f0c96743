#pragma once

#include "jinja/environment.h"

/// The language's own names, by concept. Each file holds one table of Native rows: a new filter is
/// a row and a function.
namespace chengwen::jinja {

void install_text_filters(Environment& environment);    ///< upper, replace, truncate, wordwrap …
void install_markup_filters(Environment& environment);  ///< escape, striptags, urlencode, tojson
void install_number_filters(Environment& environment);  ///< abs, int, float, round, filesizeformat
void install_sequence_filters(Environment& environment);  ///< length, first, join, batch, slice …
void install_order_filters(
    Environment& environment);  ///< sort, min, max, unique, groupby, dictsort
void install_attribute_filters(Environment& environment);  ///< map, select, sum, attr …
void install_language_tests(Environment& environment);
void install_string_methods(Environment& environment);
void install_list_methods(Environment& environment);
void install_map_methods(Environment& environment);
void install_functions(Environment& environment);  ///< range, dict, namespace, cycler, joiner
void install_statements(Environment& environment);

}  // namespace chengwen::jinja
