#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/json_reader.h"
#include "data/value.h"
#include "diag/message.h"
#include "diag/report.h"
#include "gongwen/conventions.h"

namespace chengwen::gongwen {

/// How binding a rule is. Only the first two may be called the national standard's.
enum class Strength { must, general, practice };

/// A word that is probably a slip.
struct WordPair {
  std::string_view wrong, right;
  std::vector<std::string_view> unless;  ///< longer words in which `wrong` is right
};

/// One rule of a profile: what it is called, how binding it is, and its parameters. The profile
/// guarantees that every parameter of the base is there with the base's kind.
class Rule {
 public:
  const std::string& id() const { return id_; }
  const std::string& clause() const {
    return clause_;
  }  ///< "GB/T 9704—2012 5.1"; "" for a practice
  Strength strength() const { return strength_; }
  diag::Severity severity() const { return severity_; }
  bool enabled() const { return enabled_; }
  const std::string& zh() const { return zh_; }
  const std::string& en() const { return en_; }

  int number(std::string_view parameter) const;
  /// A length given in millimetres, in twips.
  int twips(std::string_view parameter) const;
  std::vector<std::string_view> words(std::string_view parameter) const;
  std::vector<WordPair> pairs(std::string_view parameter) const;

  /// What a finding says, by docs/audit.md: {0} found and {1} wanted in Chinese, {2} and {3} in
  /// English. Lives as long as the profile.
  const diag::Message& message() const { return message_; }
  /// The same where nothing particular is wanted.
  const diag::Message& message_without_wish() const { return short_message_; }

 private:
  friend class ProfileReader;
  void make_messages();

  std::string id_, clause_, zh_, en_;
  Strength strength_ = Strength::practice;
  diag::Severity severity_ = diag::Severity::hint;
  bool enabled_ = true;
  std::map<std::string, data::Value, std::less<>> parameters_;
  std::string code_, long_zh_, long_en_, short_zh_, short_en_;
  diag::Message message_{}, short_message_{};
};

/// The rules by which a document is audited and the conventions by which one is made. Immutable;
/// belongs to one thread at a time.
class Profile {
 public:
  /// A profile's text by the name in "extends", seen from the profile that names it; nothing when
  /// there is none.
  struct Text {
    std::string json;
    std::string name;  ///< for messages, and for what it extends in turn
  };
  using Find = std::function<std::optional<Text>(const std::string& name, const std::string& from)>;

  /// The national base, profiles/gbt9704.json.
  static std::shared_ptr<const Profile> national();
  /// A profile on top of what it extends. Null, with errors and their places in `report`, when a
  /// profile is no JSON, names an unknown rule or parameter, or extends what cannot be found.
  static std::shared_ptr<const Profile> read(const Text& text, const Find& find,
                                             data::DataFiles& files, diag::Report& report);

  const std::string& name() const { return name_; }
  /// In the order of the base.
  const std::vector<Rule>& rules() const { return rules_; }
  /// Null for an unknown id.
  const Rule* find(std::string_view id) const;
  /// These may be read from any thread.
  const std::shared_ptr<const Conventions>& conventions() const { return conventions_; }

 private:
  friend class ProfileReader;
  std::string name_;
  std::vector<Rule> rules_;
  std::shared_ptr<const Conventions> conventions_;
};

}  // namespace chengwen::gongwen
