#!/bin/bash
# Run before everything else: makes, once, the passwords of the database's roles and the key that wraps all others. A password that is
# given in the environment at the first start is taken; others are random. What is there is never changed.
set -euo pipefail
umask 077

readonly POSTGRES=999 SERVICE=10001

random() { head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# Whole or not at all: keep FILE OWNER VALUE
keep() {
  [[ -s $1 ]] && return
  printf '%s' "$3" > "$1.new"
  chown "$2:$2" "$1.new"
  mv "$1.new" "$1"
}

# Whoever serves the database has every password.
chown "$POSTGRES:$POSTGRES" /secrets/postgres
keep /secrets/postgres/superuser $POSTGRES "${POSTGRES_PASSWORD:-$(random)}"
keep /secrets/postgres/owner $POSTGRES "${DULY_OWNER_PASSWORD:-$(random)}"
keep /secrets/postgres/command $POSTGRES "${DULY_COMMAND_PASSWORD:-$(random)}"
keep /secrets/postgres/query $POSTGRES "${DULY_QUERY_PASSWORD:-$(random)}"

# A service has its own, in files named as the settings that they are.
chown "$SERVICE:$SERVICE" /secrets/command /secrets/query /secrets/keys
for database in log vault documents; do
  keep "/secrets/command/duly.$database.password" $SERVICE "$(< /secrets/postgres/command)"
  keep "/secrets/command/duly.$database.owner-password" $SERVICE "$(< /secrets/postgres/owner)"
done
for database in read vault documents; do
  keep "/secrets/query/duly.$database.password" $SERVICE "$(< /secrets/postgres/query)"
done
keep /secrets/keys/vault-master.key $SERVICE "$(random)"
