#!/usr/bin/env bash
# Runs every test against a real PostgreSQL and closes with "N passed, N failed".
#   ./test.sh          a seeded tenth of the large sets
#   ./test.sh --long   all of them
# CHROMIUM=/path/to/chromium names another browser than the installed one.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
. .ci/packages.sh

for argument in "$@"; do
  case $argument in
    --long) export RECTIFY_LONG=1 ;;
    *) fail "what does $argument mean? Usage: ./test.sh [--long]" ;;
  esac
done
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

missing=()
has_postgresql || missing+=(postgresql)
[ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ] || missing+=(fontconfig fonts-noto-cjk)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
compgen -G '/usr/lib*/libreoffice/program/libswlo.so' >/dev/null || missing+=(libreoffice-writer-nogui)
compgen -G '/usr/lib*/libreoffice/program/libsclo.so' >/dev/null || missing+=(libreoffice-calc-nogui)
if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] || fail "CHROMIUM names $CHROMIUM, which is not a program."
elif CHROMIUM=$(command -v chromium || command -v google-chrome); then
  export CHROMIUM
elif grep -qs '^ID=ubuntu' /etc/os-release; then
  fail "Chromium is missing, and Ubuntu's package of it is a snap that tests cannot drive. Install a Chromium or Chrome and name it: CHROMIUM=/path/to/chrome ./test.sh"
else
  missing+=(chromium)
fi
need_sdk
install_missing "${missing[@]}"
[ -n "$CHROMIUM" ] || export CHROMIUM=/usr/bin/chromium

results=$PWD/TestResults
rm -rf "$results"
mkdir -p "$results"
build "$results/build.log" dotnet build Rectify.sln -v quiet -clp:ErrorsOnly

# counter NAME FILE: one number of a .trx file's summary
counter() { sed -nE "s/.*<Counters [^>]*\b$1=\"([0-9]+)\".*/\1/p" "$2" | head -n 1; }

passed=0 failed=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  trx=$results/$name.trx
  log=$results/$name.log
  began=$SECONDS
  dotnet test "tests/$name/bin/Debug/net10.0/$name.dll" --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$log" 2>&1 </dev/null
  code=$?
  if [ -s "$trx" ]; then
    ok=$(counter passed "$trx")
    bad=$(($(counter failed "$trx") + $(counter error "$trx") + $(counter timeout "$trx") + $(counter aborted "$trx")))
  else
    ok=0 bad=0
  fi
  # a run that broke off without naming a failed test is itself the failure
  if [ "$bad" = 0 ] && { [ "$code" != 0 ] || [ ! -s "$trx" ]; }; then bad=1; fi
  passed=$((passed + ok)) failed=$((failed + bad))
  if [ "$bad" != 0 ]; then
    cat "$log" >&2
    # said again at the end, where it is looked for
    grep -A 12 '^  Failed ' "$log" | cut -c 1-300 | head -n 120 >>"$results/failed.txt"
    echo "$name: $bad of $((ok + bad)) did not pass" >&2
  else
    echo "$name: $ok in $((SECONDS - began)) s"
  fi
done

[ ! -s "$results/failed.txt" ] || cat "$results/failed.txt" >&2
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
