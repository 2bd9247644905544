#!/bin/bash
# Run once by the PostgreSQL image on an empty volume: the roles and databases that the standalone makes too.
set -euo pipefail

as_superuser() {
  psql --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

as_superuser --dbname postgres --file /duly-provisioning/server.sql
as_superuser --dbname duly_read --file /duly-provisioning/read-database.sql
as_superuser --dbname postgres \
  -v owner="$(< /duly-secrets/owner)" -v command="$(< /duly-secrets/command)" -v query="$(< /duly-secrets/query)" <<'SQL'
ALTER ROLE duly_owner PASSWORD :'owner';
ALTER ROLE duly_command PASSWORD :'command';
ALTER ROLE duly_query PASSWORD :'query';
SQL
