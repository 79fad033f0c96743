# Every library comes from the distribution, through its CMake package or pkg-config.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
find_package(Boost 1.74 REQUIRED)
find_package(pugixml REQUIRED)
find_package(CLI11 REQUIRED)

pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(YAJL REQUIRED IMPORTED_TARGET yajl)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate)

pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(MD4C_HTML REQUIRED IMPORTED_TARGET md4c-html)

# Debian has no archives of two libraries. Its libzip brings libcrypto, which takes longer to load than a report takes to fill.
include(Archives)
if(CHENGWEN_STANDALONE AND LIBZIP_VERSION VERSION_EQUAL 1.7.3)
  chengwen_source(libzip POOL libz/libzip FILE libzip_1.7.3.orig.tar.xz
    SHA256 a60473ffdb7b4260c08bfa19c2ccea0438edac11193c3afbbb1f17fbcf6c6132
    TARGET zip ARCHIVES lib/libzip.a
    OPTIONS -DENABLE_OPENSSL=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_COMMONCRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF
            -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF)
endif()
if(CHENGWEN_STANDALONE AND MD4C_VERSION VERSION_EQUAL 0.4.8)
  chengwen_source(md4c POOL m/md4c FILE md4c_0.4.8.orig.tar.gz
    SHA256 4a457df853425b6bb6e3457aa1d1a13bccec587a04c38c622b1013a0da41439f
    TARGET md4c-html ARCHIVES src/libmd4c-html.a src/libmd4c.a)
endif()

chengwen_library(icu "ICU::i18n;ICU::uc" icui18n icuuc icudata)
chengwen_library(pugixml pugixml::shared pugixml)
chengwen_library(libdeflate PkgConfig::LIBDEFLATE deflate)
chengwen_library(nettle PkgConfig::NETTLE nettle)
chengwen_library(yajl PkgConfig::YAJL yajl_s)
chengwen_library(libzip PkgConfig::LIBZIP zip z)
chengwen_library(md4c "PkgConfig::MD4C_HTML;PkgConfig::MD4C" md4c-html md4c)
