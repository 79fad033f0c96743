# Every library comes from the distribution, through its CMake package or pkg-config.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
find_package(Boost 1.74 REQUIRED)
find_package(simdjson REQUIRED)
find_package(pugixml REQUIRED)
find_package(CLI11 REQUIRED)

pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
add_library(libzip::zip ALIAS PkgConfig::LIBZIP)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate)
add_library(libdeflate::libdeflate ALIAS PkgConfig::LIBDEFLATE)

pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
add_library(md4c::md4c ALIAS PkgConfig::MD4C)
pkg_check_modules(MD4C_HTML REQUIRED IMPORTED_TARGET md4c-html)
add_library(md4c::html ALIAS PkgConfig::MD4C_HTML)
