import "server-only"
import { isBusy } from "./db/is-busy"
import { isFull } from "./db/is-full"
import { isLost } from "./db/is-lost"
import { isReadOnly } from "./db/is-read-only"
import { isUnwritable } from "./db/is-unwritable"
import { AppError } from "./errors"

/** An error as a refusal with its own words: one that we foresaw, or a database that does not do its work now. */
export function refusalOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  return databaseRefusal(error)
}

/** What a database says that is out of reach, busy, full or not to be written; null for any other error. */
export function databaseRefusal(cause: unknown): AppError | null {
  if (isFull(cause)) {
    return new AppError("database-full", "The disk of the database is full. Nothing was changed.", { cause })
  }
  if (isReadOnly(cause)) {
    const words = "The database may only be read just now. Nothing was changed."
    return new AppError("database-unwritable", words, { cause })
  }
  if (isUnwritable(cause)) {
    const words =
      "A text holds a character that cannot be kept, such as U+0000. Nothing was changed; take it out."
    return new AppError("invalid-input", words, { cause })
  }
  if (isLost(cause)) return databaseLost(cause)
  if (isBusy(cause)) {
    const words = "The database is busy. Nothing was changed; try again in a moment."
    return new AppError("database-busy", words, { cause })
  }
  return null
}

/** A write whose connection breaks may have been done before it broke: that nothing was changed cannot be said. */
export function databaseLost(cause?: unknown): AppError {
  const words =
    "The database is out of reach just now. Try again in a moment; what was just being saved may have been saved, " +
    "so look before you save it again."
  return new AppError("database-unreachable", words, { cause })
}
