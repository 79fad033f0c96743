#pragma once

#include <string_view>

/// The plan of the house as a table: docs/architecture.md says why.
namespace chengwen::architecture {

struct Room {
  std::string_view name;
  /// The rooms whose headers it may include, besides its own.
  std::string_view below;
  /// What begins the names of the library headers that its sources may include.
  std::string_view in_sources;
  /// The same for its headers, and so for the rooms above.
  std::string_view in_headers;
};

inline constexpr Room kRooms[] = {
    {"text", "", "unicode/", ""},
    {"diag", "text", "", ""},
    {"data", "diag text", "yajl/ boost/", ""},
    {"xml", "diag text", "", "pugixml"},
    {"opc", "xml diag text", "zip.h libdeflate.h", ""},
    {"jinja", "data diag text", "", ""},
    {"wml", "jinja opc xml data diag text", "md4c", "pugixml"},
    {"gongwen", "wml jinja opc xml data diag text", "", ""},
    {"chengwen", "gongwen wml jinja opc xml data diag text", "", ""},
    {"cli", "chengwen diag", "CLI/ nettle/", "CLI/ nettle/"},
};

/// Files, terminal, clock, threads and environment belong to this room.
inline constexpr std::string_view kPortRoom = "cli";
inline constexpr std::string_view kPortHeaders =
    "iostream fstream filesystem thread future ctime random unistd.h fcntl.h sys/";
/// Also forbidden outside it: calls whose answer depends on the world, …
inline constexpr std::string_view kPortCalls =
    "::now( std::getenv( std::time( std::localtime( std::printf( std::fprintf( std::puts( "
    "std::fopen( std::rand(";
/// … and everywhere: on the locale.
inline constexpr std::string_view kLocaleHeaders =
    "cctype ctype.h locale clocale regex sstream iomanip";
inline constexpr std::string_view kLocaleCalls =
    "std::isalpha( std::isdigit( std::isspace( std::isalnum( std::isupper( std::islower( "
    "std::toupper( "
    "std::tolower( std::strtod( std::atof( std::stod( std::setlocale(";

}  // namespace chengwen::architecture
