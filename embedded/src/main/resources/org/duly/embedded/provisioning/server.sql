-- Duly's roles and databases, run once per server as its superuser. Passwords are set apart from this file.
-- Plain statements only: the same file is run by psql (Compose) and by org.duly.embedded.Provisioning.

CREATE ROLE duly_owner LOGIN;
CREATE ROLE duly_command LOGIN;
CREATE ROLE duly_query LOGIN;

CREATE DATABASE duly_log OWNER duly_owner;
CREATE DATABASE duly_vault OWNER duly_owner;
CREATE DATABASE duly_documents OWNER duly_owner;
CREATE DATABASE duly_read OWNER duly_owner;

REVOKE ALL ON DATABASE duly_log FROM PUBLIC;
REVOKE ALL ON DATABASE duly_vault FROM PUBLIC;
REVOKE ALL ON DATABASE duly_documents FROM PUBLIC;
REVOKE ALL ON DATABASE duly_read FROM PUBLIC;

GRANT CONNECT ON DATABASE duly_log TO duly_command;
GRANT CONNECT ON DATABASE duly_vault TO duly_command, duly_query;
GRANT CONNECT ON DATABASE duly_documents TO duly_command, duly_query;
-- The query service builds a second set of read models beside the live ones and swaps them, so it makes schemas.
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE duly_read TO duly_query;
