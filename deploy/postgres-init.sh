#!/bin/sh
# Run once by PostgreSQL's image, when its volume is new. The site's user owns the site's database and nothing else: a
# superuser could read the server's files and run programs on it.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$CHIP_RUNWAY_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE chip_runway LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE chip_runway OWNER chip_runway;
REVOKE CONNECT ON DATABASE chip_runway FROM PUBLIC;
SQL
