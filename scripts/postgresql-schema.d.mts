/** The PostgreSQL schema that a SQLite one gives. */
export function postgresqlSchema(schema: string): string
/** Writes prisma/postgresql.prisma where it is not what the schema gives. */
export function writePostgresqlSchema(root: string): void
