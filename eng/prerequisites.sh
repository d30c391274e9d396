# Sourced by ./run, ./test and the scripts in bin/: what the machine must have, and the sentence that says so when it has not.

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

need_sdk() {
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks 2>/dev/null | grep -qE '^(1[0-9]|[2-9][0-9])\.'; then
    stop "Huiyin needs the .NET 10 SDK: install it from https://dot.net/download (or your package manager) and try again."
  fi
}

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    stop "Huiyin needs Node.js 20 or later with npm to fetch its front-end packages: install it from https://nodejs.org (or your package manager) and try again."
  fi
}

# DataProtection before 10.0.7 accepts forged cookies (CVE-2026-40372).
warn_about_runtime() {
  local newest
  newest=$(dotnet --list-runtimes 2>/dev/null | sed -n 's/^Microsoft\.AspNetCore\.App \(10\.0\.[0-9]*\).*/\1/p' | sort -t. -k3,3n | tail -n 1)
  [ -n "$newest" ] || stop "Huiyin needs the ASP.NET Core 10 runtime: install the .NET 10 SDK from https://dot.net/download and try again."
  if [ "${newest##*.}" -lt 7 ]; then
    say "Warning: .NET $newest accepts forged sign-in cookies (CVE-2026-40372); update the runtime to 10.0.7 or later."
  fi
}

# Builds quietly into a log and shows what matters of it only when something went wrong. The log, not the terminal,
# is what compiler processes inherit: one that lingers must not keep a caller's pipe open.
build() {
  local what=$1 log=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  if ! dotnet build "$what" -c Release -v minimal -nodeReuse:false -p:RestoreLockedMode=true "$@" </dev/null >"$log" 2>&1; then
    grep -E '(error|warning) [A-Za-z]+[0-9]+|error *:' "$log" | sed 's/ \[[^]]*\]$//' | awk '!seen[$0]++' | head -n 40 >&2 || true
    stop "Building ${what##*/} failed; the whole log is in $log."
  fi
}

# A fingerprint of the content of files and folders, what the build itself makes there left out.
fingerprint() {
  find "$@" -type d \( -name bin -o -name obj -o -path '*/wwwroot/lib' -o -path 'src/Huiyin/Generated' \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 cksum | cksum
}
