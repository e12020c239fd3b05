#!/usr/bin/env bash
# The evening after a mixer, on the samples: in a folder of its own, which is made anew each time.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

readonly HOME_OF_DEMO=.demo
export ENISHI_HOME=$PWD/$HOME_OF_DEMO ENISHI_CONFIG=$PWD/$HOME_OF_DEMO/config.toml
rm -rf "$HOME_OF_DEMO"

main() {
  step "1. The address book you have already" "1. すでにある住所録"
  run contacts import samples/address-book.vcf

  step "2. The cards of the evening: a table of eight, a folder of scans, a PDF of both sides" \
    "2. その夜の名刺: 机に並べた 8 枚、スキャンのフォルダー、両面の PDF"
  run import samples/table.jpg samples/scans samples/two-sided.pdf \
    --event "Harbour Mixer" --date yesterday --place "Yokohama" --kind mixer \
    --purpose "Find partners for a showroom" --want 設計 --want design --want engineer --cap 3

  if [ -t 0 ] && [ -t 1 ]; then
    step "3. Your turn: are they the same person? Whom will you write to?" "3. 同じ人ですか。誰に連絡しますか。"
    run review
  else
    step "3. No terminal to ask on: the top of the ranking is taken" "3. 端末がないので、順位の上から選びます"
    run review --take-top
  fi

  step "4. The few people you will write to" "4. 連絡する数人"
  run shortlist

  step "Go on with these people, or leave: your own data is untouched." \
    "続きをどうぞ。ご自身のデータには触れていません。"
  say "  .venv/bin/enishi --home $HOME_OF_DEMO review       # answer the questions, decide on the others" \
    "  .venv/bin/enishi --home $HOME_OF_DEMO review       # 確認に答え、ほかの人を決める"
  say "  .venv/bin/enishi --home $HOME_OF_DEMO contacts list" "  .venv/bin/enishi --home $HOME_OF_DEMO contacts list"
  say "  .venv/bin/enishi --home $HOME_OF_DEMO serve        # the same as a page; --lan for your phone" \
    "  .venv/bin/enishi --home $HOME_OF_DEMO serve        # 同じものをページで (--lan でスマートフォンからも)"
  say "  .venv/bin/enishi --home $HOME_OF_DEMO undo         # take back the last step" \
    "  .venv/bin/enishi --home $HOME_OF_DEMO undo         # ひとつ取り消す"
}

step() {
  printf '\n'
  say "$@"
}

run() {
  local shown='$ enishi' word
  for word in "$@"; do
    case $word in *' '*) shown+=" \"$word\"" ;; *) shown+=" $word" ;; esac
  done
  printf '%s\n' "$shown"
  .venv/bin/enishi "$@"
}

main
