CREATE SCHEMA first;
CREATE TABLE first.thing (id integer);
GRANT USAGE ON SCHEMA first TO duly_command;
GRANT SELECT ON first.thing TO duly_command;
