# Sourced by scripts/demo and scripts/test: makes sure that Debian packages are there.

# install_packages PACKAGE… installs those that are missing, and says so.
install_packages() {
  local missing=() package
  for package in "$@"; do
    if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "缺少软件包，请让管理员安装 / missing packages, ask an administrator to install:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "安装 / installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

BUILD_PACKAGES=(g++ cmake ninja-build pkg-config libzip-dev libpugixml-dev libicu-dev libcli11-dev
                libyajl-dev libdeflate-dev libboost-dev nettle-dev libmd4c-dev libmd4c-html0-dev)
TEST_PACKAGES=(parallel unzip libgtest-dev libgmock-dev librapidcheck-dev)

# configure PRESET [OPTION…] runs cmake, through ccache where it is installed.
configure() {
  local preset=$1
  shift
  if command -v ccache >/dev/null; then
    set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  fi
  cmake --preset "$preset" "$@" >/dev/null
}
