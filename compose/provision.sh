#!/bin/bash
# Run once by the PostgreSQL image on an empty volume: the roles and databases that the standalone makes too.
set -euo pipefail

as_superuser() {
  psql --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

as_superuser --dbname postgres --file /duly-provisioning/server.sql
as_superuser --dbname duly_read --file /duly-provisioning/read-database.sql
as_superuser --dbname postgres \
  -v owner="$DULY_OWNER_PASSWORD" -v command="$DULY_COMMAND_PASSWORD" -v query="$DULY_QUERY_PASSWORD" <<'SQL'
ALTER ROLE duly_owner PASSWORD :'owner';
ALTER ROLE duly_command PASSWORD :'command';
ALTER ROLE duly_query PASSWORD :'query';
SQL
