import "server-only"
import { isBusy } from "./db/is-busy"
import { isFull } from "./db/is-full"
import { AppError } from "./errors"

/** An error as a refusal with its own words: one that we foresaw, or a database that takes no writing now. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (isBusy(error)) {
    return new AppError("database-busy", "The database is busy. Nothing was changed; try again in a moment.")
  }
  if (isFull(error)) {
    return new AppError("database-full", "The disk of the database is full. Nothing was changed.")
  }
  return null
}
