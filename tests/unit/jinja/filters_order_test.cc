#include <gtest/gtest.h>

#include "fake_host.h"

namespace chengwen::jinja {
namespace {

Value person(std::string_view name, Value age) {
  return map({{str("n"), str(name)}, {str("a"), std::move(age)}});
}

/// The names of `people`, in their order.
std::string names(const Value& people) {
  return host().filter("join", {people, str(""), str("n")}).to_string();
}

std::string sorted_names(const Value& people, Named named) {
  try {
    return names(host().filter("sort", {people}, std::move(named)));
  } catch (const diag::Failure& failure) {
    return "!" + std::string(failure.diagnostic().message->id);
  }
}

TEST(OrderFilters, SortFoldsCaseAndIsStable) {
  EXPECT_EQ(filter("sort", texts({"b", "A", "a", "C"})), "['A', 'a', 'b', 'C']");
  EXPECT_EQ(filter("sort", texts({"b", "A", "a", "B"}), {yes()}), "['b', 'B', 'A', 'a']");
  EXPECT_EQ(filter("sort", texts({"b", "A", "a"}), {no(), yes()}), "['A', 'a', 'b']");
  EXPECT_EQ(filter("sort", texts({"丙", "甲", "乙"})), "['丙', '乙', '甲']");
  EXPECT_EQ(filter("sort", str("cab")), "['a', 'b', 'c']");
  EXPECT_EQ(filter("sort", list({num(1), str("a")})), "!jinja.type-compare");
  EXPECT_EQ(filter("sort", list({none(), none()})), "[None, None]");  // equal, not ordered
}

TEST(OrderFilters, SortTakesSeveralAttributes) {
  const Value people = list({person("b", num(2)), person("a", num(2)), person("c", num(1))});
  EXPECT_EQ(sorted_names(people, {{"attribute", str("n")}}), "abc");
  EXPECT_EQ(sorted_names(people, {{"attribute", str("a,n")}}), "cab");
  EXPECT_EQ(sorted_names(people, {{"attribute", str("a")}, {"reverse", yes()}}), "bac");
  EXPECT_EQ(sorted_names(people, {{"attribute", str("nix")}}), "bac");  // all miss it
  const Value one_misses = list({person("b", num(2)), map({{str("n"), str("x")}})});
  EXPECT_EQ(sorted_names(one_misses, {{"attribute", str("a")}}), "!jinja.undefined-operand");
}

TEST(OrderFilters, ExtremesAreTheFirstOfEquals) {
  EXPECT_EQ(filter("min", texts({"b", "A", "a"})), "'A'");
  EXPECT_EQ(filter("max", texts({"b", "B", "a"})), "'b'");
  EXPECT_EQ(filter("max", texts({"b", "B"}), {yes()}), "'b'");
  EXPECT_EQ(filter("max", list({dec("1.50"), num(1)})), "1.50");
  EXPECT_EQ(filter("max", list({person("a", num(1)), person("b", num(2))}), {},
                   {{"attribute", str("a")}}),
            "{'n': 'b', 'a': 2}");
  EXPECT_EQ(filter("min", list({num(1), str("a")})), "!jinja.type-compare");
}

TEST(OrderFilters, UniqueKeepsTheFirstOfEquals) {
  EXPECT_EQ(filter("unique", texts({"b", "A", "a", "B"})), "['b', 'A']");
  EXPECT_EQ(filter("unique", texts({"a", "A"}), {yes()}), "['a', 'A']");
  EXPECT_EQ(filter("unique", list({num(1), dec("1.0"), yes(), none(), missing(), missing()})),
            "[1, None, Undefined]");
  EXPECT_EQ(filter("unique", list({list({})})), "!jinja.type-unique");
}

TEST(OrderFilters, GroupbySortsGroupsAndKeepsItems) {
  const Value people =
      list({person("x", str("ny")), person("y", str("CA")), person("z", str("NY"))});
  const Value groups = host().filter("groupby", {people, str("a")});
  ASSERT_EQ(groups.items().size(), 2u);
  const Value& last = groups.items()[1];
  EXPECT_EQ(get_attribute(host().environment(), last, "grouper").to_string(), "ny");
  EXPECT_EQ(names(get_attribute(host().environment(), last, "list")), "xz");
  EXPECT_EQ(
      filter("groupby", list({tuple({num(2), str("a")}), tuple({num(1), str("b")})}), {num(0)}),
      "[(1, [(1, 'b')]), (2, [(2, 'a')])]");
  EXPECT_EQ(filter("groupby", list({map({}), map({{str("a"), num(1)}})}), {str("a"), num(0)}),
            "[(0, [{}]), (1, [{'a': 1}])]");
  EXPECT_EQ(filter("groupby", list({map({}), map({})}), {str("a")}), "!jinja.undefined-operand");
  EXPECT_EQ(filter("groupby", people), "!jinja.type-arguments-missing");
  EXPECT_EQ(filter("groupby", list({num(1)}), {missing()}), "[(Undefined, [1])]");
}

TEST(OrderFilters, DictsortGivesPairs) {
  const Value counts = map({{str("b"), num(2)}, {str("A"), num(3)}, {str("a"), num(1)}});
  EXPECT_EQ(filter("dictsort", counts), "[('A', 3), ('a', 1), ('b', 2)]");
  EXPECT_EQ(filter("dictsort", counts, {yes()}), "[('A', 3), ('a', 1), ('b', 2)]");
  EXPECT_EQ(filter("dictsort", counts, {no(), str("value"), yes()}),
            "[('A', 3), ('b', 2), ('a', 1)]");
  EXPECT_EQ(filter("dictsort", counts, {no(), str("x")}), "!jinja.value-one-of");
  EXPECT_EQ(filter("dictsort", missing()), "!jinja.undefined-operand");
  EXPECT_EQ(filter("dictsort", list({})), "!jinja.type-applies-to-maps");
}

}  // namespace
}  // namespace chengwen::jinja
