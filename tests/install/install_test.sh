#!/usr/bin/env bash
# install_test.sh BUILD SOURCE PREFIX CMAKE CXX
set -euo pipefail
build=$1 source=$2 prefix=$3 cmake=$4 cxx=$5
rm -rf "$prefix"
"$cmake" --install "$build" --prefix "$prefix" >/dev/null

template="$prefix/share/chengwen/templates/docx/绩效运行监控报告.docx"
data="$prefix/share/chengwen/samples/零陵区文联-2024/数据.json"
"$prefix/bin/chengwen" fill "$template" "$data" -o "$prefix/program.docx"

"$cmake" -S "$source/examples" -B "$prefix/examples" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_CXX_COMPILER="$cxx" >/dev/null
"$cmake" --build "$prefix/examples" >/dev/null
"$prefix/examples/fill" "$template" "$data" "$prefix/library.docx"
cmp "$prefix/program.docx" "$prefix/library.docx"

pc=$(dirname "$(find "$prefix" -name chengwen.pc)")
flags=$(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs chengwen)
"$cxx" -std=c++20 "$source/examples/fill.cc" $flags -Wl,-rpath,"$(dirname "$pc")" -o "$prefix/with-pkg-config"
"$prefix/with-pkg-config" "$template" "$data" "$prefix/pkg-config.docx"
cmp "$prefix/program.docx" "$prefix/pkg-config.docx"

# Every command and every option of the help has its place in manual and completions.
for command in $("$prefix/bin/chengwen" --help | sed -n 's/^  \([a-z]\+\)  .*/\1/p'); do
  grep -q "^.SS $command\$" "$prefix/share/man/man1/chengwen.1"
  grep -q "    $command) options=" "$prefix/share/bash-completion/completions/chengwen"
  grep -q "^  $command)" "$prefix/share/zsh/vendor-completions/_chengwen"
  for option in $("$prefix/bin/chengwen" "$command" --help | grep -o -- '--[a-z-]\+'); do
    grep -q -- "${option//-/\\\\-}" "$prefix/share/man/zh_CN/man1/chengwen.1"
    grep -q -- "$option " "$prefix/share/bash-completion/completions/chengwen"
  done
done
bash -n "$prefix/share/bash-completion/completions/chengwen"
