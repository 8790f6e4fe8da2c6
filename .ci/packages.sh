# Sourced by run.sh and test.sh: says what is missing on this machine and installs it from Debian's or Ubuntu's packages.

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The .NET SDK that global.json asks for; run inside the checkout.
need_sdk() {
  command -v dotnet >/dev/null ||
    fail "the .NET 10 SDK is missing. Install the package dotnet-sdk-10.0 (Ubuntu), or follow Microsoft's instructions for Debian, and start again."
  dotnet --version >/dev/null 2>&1 ||
    fail "the .NET 10 SDK is missing: dotnet is here, but only with $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' | sed 's/^$/no SDK at all/'). Install dotnet-sdk-10.0 and start again."
}

has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; }

# install_missing PACKAGE...: by apt, as root or by a sudo that asks nothing.
install_missing() {
  [ $# -gt 0 ] || return 0
  local as_root=() log
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || fail "these packages are missing: $*. Install them with: sudo apt-get install $*"
    as_root=(sudo -n)
  fi
  command -v apt-get >/dev/null || fail "these packages are missing: $* (names as on Debian). Install them with this system's package manager."
  echo "Installing $* ..." >&2
  if [[ " $* " == *" postgresql "* ]]; then
    # Debian would otherwise create and start a cluster "main" beside ours
    echo 'create_main_cluster = false' | "${as_root[@]}" install -D -m 0644 /dev/stdin /etc/postgresql-common/createcluster.d/no-main-cluster.conf
  fi
  log=$(mktemp)
  { "${as_root[@]}" apt-get update -qq; "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$log" 2>&1 </dev/null || { tail -n 5 "$log" >&2; rm -f "$log"; fail "apt-get could not install $* (its last lines are above)."; }
  rm -f "$log"
}

# build LOG COMMAND...: quiet when it succeeds, the errors and a sentence when it does not.
build() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null && return
  grep -E 'error|Unhandled|No space left' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
  if grep -qE 'NU1301|NU1101' "$log"; then
    fail "packages could not be fetched from NuGet. Check the network or the proxy (HTTPS_PROXY) and start again."
  fi
  fail "the build failed (errors above, everything in $log)."
}
