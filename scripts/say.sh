# shellcheck shell=bash
# Sourced: `say ENGLISH JAPANESE` prints the one that the user speaks, as enishi itself decides it.

say() {
  case "${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in
    ja*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
  esac
}
