import "server-only"

/**
 * An SQL statement that SQLite and PostgreSQL both run. Everything that is not our own text goes in by `value`, as a
 * numbered placeholder.
 */
export class Statement {
  readonly values: unknown[] = []

  /** The placeholder of a value. */
  value(value: string | number): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** Placeholders of several values, for an IN. */
  list(values: readonly (string | number)[]): string {
    return values.map((value) => this.value(value)).join(", ")
  }
}
