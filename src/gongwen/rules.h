#pragma once

#include "gongwen/inspection.h"

/// The rules of an audit, a group a file. Each looks at the document and tells what breaks it; how
/// it judges is said in docs/audit.md under its id.
namespace chengwen::gongwen::rules {

// audit_page.cc
void paper(const Rule& rule, Inspection& inspection);
void top_margin(const Rule& rule, Inspection& inspection);
void left_margin(const Rule& rule, Inspection& inspection);
void type_area(const Rule& rule, Inspection& inspection);
void gutter(const Rule& rule, Inspection& inspection);
void lines_per_page(const Rule& rule, Inspection& inspection);
void characters_per_line(const Rule& rule, Inspection& inspection);
void landscape_margins(const Rule& rule, Inspection& inspection);

// audit_fonts.cc
void color(const Rule& rule, Inspection& inspection);
void font_of_quotes(const Rule& rule, Inspection& inspection);
void font_of_latin(const Rule& rule, Inspection& inspection);

// audit_head.cc
void copy_number(const Rule& rule, Inspection& inspection);
void secrecy(const Rule& rule, Inspection& inspection);
void urgency(const Rule& rule, Inspection& inspection);
void issuer_mark(const Rule& rule, Inspection& inspection);
void document_number(const Rule& rule, Inspection& inspection);
void signatory(const Rule& rule, Inspection& inspection);
void head_rule(const Rule& rule, Inspection& inspection);
void letter_rules(const Rule& rule, Inspection& inspection);

// audit_mark.cc
void issuer_mark_height(const Rule& rule, Inspection& inspection);

// audit_order.cc
void order_number(const Rule& rule, Inspection& inspection);

// audit_minutes.cc
void attendance(const Rule& rule, Inspection& inspection);
void unsigned_minutes(const Rule& rule, Inspection& inspection);

// audit_title.cc
void title_look(const Rule& rule, Inspection& inspection);
void title_lines(const Rule& rule, Inspection& inspection);
void title_punctuation(const Rule& rule, Inspection& inspection);
void title_pitch(const Rule& rule, Inspection& inspection);
void addressee(const Rule& rule, Inspection& inspection);

// audit_body.cc
void first_page(const Rule& rule, Inspection& inspection);
void body(const Rule& rule, Inspection& inspection);
void line_pitch(const Rule& rule, Inspection& inspection);
void paragraph_settings(const Rule& rule, Inspection& inspection);

// audit_headings.cc
void heading_order(const Rule& rule, Inspection& inspection);
void heading_look(const Rule& rule, Inspection& inspection);
void heading_label(const Rule& rule, Inspection& inspection);
void heading_end(const Rule& rule, Inspection& inspection);
void ordinals(const Rule& rule, Inspection& inspection);
void heading_numbers(const Rule& rule, Inspection& inspection);
void heading_indent(const Rule& rule, Inspection& inspection);
void heading_kept(const Rule& rule, Inspection& inspection);

// audit_attachments.cc
void attachments(const Rule& rule, Inspection& inspection);
void annex(const Rule& rule, Inspection& inspection);

// audit_signature.cc
void sealed_signature(const Rule& rule, Inspection& inspection);
void signature(const Rule& rule, Inspection& inspection);
void personal_signature(const Rule& rule, Inspection& inspection);
void no_text_here(const Rule& rule, Inspection& inspection);
void date(const Rule& rule, Inspection& inspection);
void note(const Rule& rule, Inspection& inspection);

// audit_imprint.cc
void imprint_lines(const Rule& rule, Inspection& inspection);
void copies(const Rule& rule, Inspection& inspection);
void issue(const Rule& rule, Inspection& inspection);

// audit_page_number.cc
void page_number(const Rule& rule, Inspection& inspection);
void page_number_distance(const Rule& rule, Inspection& inspection);
void page_number_sides(const Rule& rule, Inspection& inspection);
void page_numbers_go_on(const Rule& rule, Inspection& inspection);
void letter_first_page(const Rule& rule, Inspection& inspection);

// audit_tables.cc
void table_look(const Rule& rule, Inspection& inspection);
void table_pages(const Rule& rule, Inspection& inspection);
void table_unit(const Rule& rule, Inspection& inspection);
void column_figures(const Rule& rule, Inspection& inspection);

// audit_numbers.cc
void spelled_measures(const Rule& rule, Inspection& inspection);
void document_references(const Rule& rule, Inspection& inspection);
void established_words(const Rule& rule, Inspection& inspection);
void approximate_numbers(const Rule& rule, Inspection& inspection);
void dates_in_text(const Rule& rule, Inspection& inspection);
void ranges(const Rule& rule, Inspection& inspection);
void digit_grouping(const Rule& rule, Inspection& inspection);
void leading_zero(const Rule& rule, Inspection& inspection);
void half_width_figures(const Rule& rule, Inspection& inspection);
void mixed_numerals(const Rule& rule, Inspection& inspection);
void about(const Rule& rule, Inspection& inspection);
void spans(const Rule& rule, Inspection& inspection);

// audit_punctuation.cc
void adjacent_quotes(const Rule& rule, Inspection& inspection);
void before_and_so_on(const Rule& rule, Inspection& inspection);
void pairs(const Rule& rule, Inspection& inspection);
void ellipsis(const Rule& rule, Inspection& inspection);
void dash(const Rule& rule, Inspection& inspection);
void half_width_marks(const Rule& rule, Inspection& inspection);
void repeated_marks(const Rule& rule, Inspection& inspection);

// audit_wording.cc
void slips(const Rule& rule, Inspection& inspection);
void year_without_word(const Rule& rule, Inspection& inspection);

}  // namespace chengwen::gongwen::rules
