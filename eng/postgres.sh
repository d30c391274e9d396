# Sourced by ./test: a private PostgreSQL server in a folder of its own, gone when the tests are.

postgres_bin() {
  local found
  found=$(command -v initdb || find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] && dirname "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif command -v runuser >/dev/null; then
    runuser -u postgres -- "$@"
  else
    su postgres -s /bin/sh -c 'exec "$0" "$@"' -- "$@"
  fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s' "$port"
}

start_postgres() {
  local bin password port attempt
  bin=$(postgres_bin)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  if [ "$(id -u)" -eq 0 ]; then
    postgres_home=$(mktemp -d /tmp/huiyin-postgres.XXXXXX)
  else
    postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/huiyin-postgres.XXXXXX")
  fi
  printf '%s' "$password" >"$postgres_home/password"
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$postgres_home"; fi

  (
    cd "$postgres_home"
    as_postgres "$bin/initdb" -D "$postgres_home/db" --username=huiyin --pwfile="$postgres_home/password" \
      --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >"$postgres_home/initdb.log" 2>&1
  ) || stop "PostgreSQL could not be set up: $(tail -n 1 "$postgres_home/initdb.log")"

  # Nothing here outlives the tests, so nothing waits for the disk; postgres_settings may say otherwise.
  for attempt in 1 2 3; do
    port=$(free_port)
    if (
      cd "$postgres_home"
      as_postgres "$bin/pg_ctl" -D "$postgres_home/db" -l "$postgres_home/server.log" -w -t 60 -o "-p $port \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories='$postgres_home' -c max_connections=200 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 ${postgres_settings-}" \
        start </dev/null >"$postgres_home/start.log" 2>&1
    ); then
      export HUIYIN_TEST_PG="Host=127.0.0.1;Port=$port;Username=huiyin;Password=$password;Database=postgres"
      return
    fi
  done
  stop "PostgreSQL could not be started: $(tail -n 1 "$postgres_home/server.log")"
}

stop_postgres() {
  local pid
  [ -n "${postgres_home-}" ] || return 0
  if [ -f "$postgres_home/db/postmaster.pid" ]; then
    pid=$(head -n 1 "$postgres_home/db/postmaster.pid")
    kill -INT "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
  fi
  rm -rf "$postgres_home"
  postgres_home=
}
