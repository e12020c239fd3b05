#!/usr/bin/env bash
# Sets up what is missing, and nothing else: `scripts/setup.sh run` to use enishi, `dev` to test it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

readonly WANT=${1:?run or dev}
readonly LOCK=requirements-dev.lock
readonly OLDEST=3.11

main() {
  find_python
  install_system_packages
  if [ "$(cat ".venv/.ready-$WANT" 2>/dev/null)" != "$(fingerprint)" ]; then
    install_python_packages
    for stamp in run "$WANT"; do fingerprint > ".venv/.ready-$stamp"; done # what suffices to test suffices to run
  fi
}

fail() {
  say "$@" >&2
  exit 1
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c "import sys; sys.exit(sys.version_info < tuple(map(int, '$OLDEST'.split('.'))))" 2>/dev/null; then
      PYTHON=$(command -v "$candidate")
      return
    fi
  done
  local newer='sudo apt-get install python3.11 python3.11-venv'
  [ "$(uname)" = Darwin ] && newer='brew install python'
  fail "enishi needs Python $OLDEST or newer, and there is none here. For instance: $newer" \
    "enishi には Python $OLDEST 以降が必要ですが、見つかりません。例: $newer"
}

install_system_packages() {
  local missing=()
  if [ "$(uname)" = Darwin ]; then
    missing_on_macos
    [ ${#missing[@]} -eq 0 ] || with_homebrew "${missing[@]}"
  else
    missing_on_linux
    [ ${#missing[@]} -eq 0 ] || with_apt "${missing[@]}"
  fi
}

missing_on_macos() {
  command -v tesseract >/dev/null || missing+=(tesseract)
  reads_language jpn jpn_vert eng || missing+=(tesseract-lang)
  [ "$WANT" != dev ] || [ -d /Applications/Chromium.app ] || missing+=(chromium) # the page is tested in it
}

missing_on_linux() {
  command -v tesseract >/dev/null || missing+=(tesseract-ocr)
  reads_language eng || missing+=(tesseract-ocr-eng)
  reads_language jpn || missing+=(tesseract-ocr-jpn)
  reads_language jpn_vert || missing+=(tesseract-ocr-jpn-vert)
  # OpenCV is linked against these two.
  has_library libGL.so.1 || missing+=(libgl1)
  has_library libgthread-2.0.so.0 || missing+=(libglib2.0-0) # newer systems know it by this name too
  [ "$WANT" != dev ] || command -v chromium >/dev/null || missing+=(chromium) # the page is tested in it
  [ -x .venv/bin/python ] || "$PYTHON" -c 'import ensurepip' 2>/dev/null || missing+=("$(name_of_venv)")
}

reads_language() {
  local language languages
  languages=$(tesseract --list-langs 2>/dev/null || true)
  for language in "$@"; do
    grep -qx "$language" <<< "$languages" || return 1
  done
}

has_library() {
  "$PYTHON" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null
}

name_of_venv() {
  "$PYTHON" -c 'import sys; print(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")'
}

with_homebrew() {
  command -v brew >/dev/null || fail "Missing: $*. Install Homebrew (https://brew.sh), then run this again." \
    "不足: $*。Homebrew (https://brew.sh) を入れてから、もう一度実行してください。"
  brew install "$@"
}

with_apt() {
  command -v apt-get >/dev/null || fail \
    "Missing (under Debian's names): $*. Install them with your system's package manager, then run this again." \
    "不足 (Debian での名前): $*。お使いのシステムのパッケージ管理で入れてから、もう一度実行してください。"
  local command=(apt-get install -y --no-install-recommends "$@") as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    may_use_sudo || fail "Missing: $*. Install them, then run this again:  sudo ${command[*]}" \
      "不足: $*。次の命令で入れてから、もう一度実行してください:  sudo ${command[*]}"
    as_root=(sudo)
  fi
  say "Installing $*" "インストールします: $*"
  # A stale list of packages is often good enough, and a mirror that fails is not the end.
  ${as_root[@]+"${as_root[@]}"} apt-get update -qq </dev/null || true
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive "${command[@]}" -qq </dev/null >/dev/null ||
    fail "That did not work. Try it by hand:  ${as_root[*]+sudo }${command[*]}" \
      "うまくいきませんでした。手で試してください:  ${as_root[*]+sudo }${command[*]}"
}

may_use_sudo() {
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ]
}

fingerprint() {
  "$PYTHON" - pyproject.toml "$LOCK" scripts/setup.sh <<'PYTHON'
import hashlib, pathlib, sys

parts = [pathlib.Path(name).read_bytes() for name in sys.argv[1:]]
print(sys.version_info[:2], hashlib.sha256(b"\0".join(parts)).hexdigest())
PYTHON
}

install_python_packages() {
  say "Setting up .venv (some minutes the first time)" ".venv を用意しています (初回は数分かかります)"
  .venv/bin/python -c 'import pip' 2>/dev/null || "$PYTHON" -m venv --clear .venv
  local pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check)
  # The lock holds every version that was tested together; enishi itself stays editable.
  if [ "$WANT" = dev ]; then "${pip[@]}" --requirement "$LOCK"; fi
  "${pip[@]}" --constraint "$LOCK" --editable .
}

main
