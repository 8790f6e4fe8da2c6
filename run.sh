#!/usr/bin/env bash
# Builds and starts Rectify on a Debian or Ubuntu machine that has the .NET 10 SDK.
#   ./run.sh           opens on a set-up page when the database is empty
#   ./run.sh --demo    fills an empty database with demonstration data, for this machine only
# Other settings are handed on: ./run.sh --urls=http://localhost:8080
# With ConnectionStrings__Rectify and ConnectionStrings__RectifyOwner it uses that PostgreSQL and installs and starts none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. .ci/packages.sh
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

need_sdk
[ -n "${ConnectionStrings__Rectify:-}" ] || has_postgresql || install_missing postgresql

program=src/Rectify.Web/bin/Release/net10.0/rectify.dll
built=src/Rectify.Web/bin/Release/built
# a folder is newer too when a file in it was added, renamed or removed
changed() {
  [ ! -f "$program" ] || [ ! -f "$built" ] ||
    [ -n "$(find src *.props global.json \( -name bin -o -name obj \) -prune -o -newer "$built" -print -quit)" ]
}
if changed; then
  [ -f "$program" ] || echo 'Building Rectify; the first time takes a minute or two ...' >&2
  mkdir -p .local
  build .local/build.log dotnet build src/Rectify.Web -c Release -v quiet -clp:ErrorsOnly
  touch "$built"
fi

# the program takes the shell's place, so that Ctrl-C and signals reach it
root=$PWD
cd src/Rectify.Web
exec dotnet "$root/$program" "$@"
