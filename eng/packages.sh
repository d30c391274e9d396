# Sourced by ./test: what the tests need of the machine beyond the SDK, fetched with apt-get where that is allowed.

chromium_path() {
  local name
  if [ -n "${HUIYIN_CHROMIUM-}" ]; then
    printf '%s' "$HUIYIN_CHROMIUM"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name"; then return; fi
  done
  return 1
}

has_chinese_font() {
  if command -v fc-list >/dev/null; then
    [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]
  else
    [ -d /usr/share/fonts/opentype/noto ]
  fi
}

apt_install() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n env)
    sudo -n true 2>/dev/null || return 1
  else
    as_root=(env)
  fi
  command -v apt-get >/dev/null || return 1
  local get=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
  say "Installing $* …"
  # The lists on the machine are usually good enough; they are fetched anew only when they are not.
  "${get[@]}" install -y --no-install-recommends "$@" </dev/null >&2 ||
    { "${get[@]}" update </dev/null >&2 && "${get[@]}" install -y --no-install-recommends "$@" </dev/null >&2; }
}

install_what_is_missing() {
  local with_browser=$1 missing=()
  if [ -z "${HUIYIN_TEST_PG-}" ] && [ -z "$(postgres_bin)" ]; then missing+=(postgresql); fi
  if [ -n "$with_browser" ]; then
    chromium_path >/dev/null || missing+=(chromium)
    has_chinese_font || missing+=(fonts-noto-cjk)
  fi
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  apt_install "${missing[@]}" ||
    stop "The tests need ${missing[*]}: install them with your package manager and try again (./test --no-browser needs only PostgreSQL)."
}
