#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/report.h"
#include "diag/sources.h"
#include "jinja/environment.h"
#include "jinja/output.h"
#include "opc/package.h"
#include "wml/dialect.h"
#include "wml/files.h"

namespace chengwen::wml {

class Document;

/// Which parts of a document are filled.
enum class Stories {
  all,
  included,          ///< of one whose body goes into another: not its headers, footers, properties
  included_sections  ///< likewise, but with its headers and footers
};

/// The documents that one document takes in while it is filled, and those that they take in. Each
/// is itself a template, filled at the place that takes it in; each file is compiled once.
class Inclusions {
 public:
  /// `name` is that of the document that is filled first. All references must outlive it.
  Inclusions(std::string name, const Dialect& dialect, const Resources& resources,
             diag::Sources& sources);
  ~Inclusions();

  /// What is taken in, and how.
  struct Request {
    Files::Read file;
    std::string path;       ///< of the file as the user wrote it
    bool fills = true;      ///< or else its tags are text
    bool sections = false;  ///< its sections come along
    jinja::Host::Names sees = jinja::Host::Names::all;

    /// As Files calls the document; "" = the one that is filled first.
    std::string name() const;
    Stories stories() const;
  };
  struct Filled {
    std::shared_ptr<const opc::Package> package;
    bool as_it_was = false;  ///< there was nothing to fill: the same package each time
  };
  /// The filled document; null when it has mistakes, which `report` tells. Fails with
  /// wml.not-a-document or wml.includes-itself.
  Filled fill(const Request& request, jinja::Host& host, diag::Report& report);
  /// Hands the document over, unless it has no tags or mistakes, which are told as by fill(), at
  /// `where`.
  void look(const Request& request, diag::Span where, diag::Report& report,
            const std::function<void(const Document&, diag::Report&)>& see);
  /// What `inclusion` takes into the document that Files calls `from`; nothing when there is no
  /// such file and there need not be. Fails as file_bytes() does.
  std::optional<Request> find(const jinja::Inclusion& inclusion, std::string_view from) const;
  /// Those that were filled or looked into.
  std::vector<std::shared_ptr<const Document>> documents() const;

  /// Whether a bookmark that a link leads to will be there although it is not yet:
  /// found_bookmarks() told of it. Else it is noted as sought.
  bool awaits_bookmark(std::string_view name);
  /// Takes those of the sought bookmarks that are there in the end. True when there are any: filled
  /// once more, the links lead there.
  bool found_bookmarks(const std::function<bool(std::string_view)>& is_there);

  const Resources& resources() const { return resources_; }

 private:
  struct Known {
    std::shared_ptr<const opc::Package> package;
    std::shared_ptr<const Document> document;  // null when its tags are wrong
    bool compiled = false;
  };
  class Opened;

  Known& known(const Request& request);
  /// The document itself; null when it has mistakes.
  const Document* compiled(Known& file, diag::Report& report);
  void check_cycle(const Request& request) const;

  const Dialect& dialect_;
  const Resources& resources_;
  diag::Sources& sources_;
  std::map<std::string, Known, std::less<>> known_;        // by name
  std::vector<std::pair<std::string, std::string>> open_;  // name and path of those being filled
  std::set<std::string, std::less<>> sought_bookmarks_, awaited_bookmarks_;
};

}  // namespace chengwen::wml
