import "server-only"
import { unwritableIn } from "@/lib/domain/unwritable"
import { AppError } from "../errors"

/**
 * Refuses a text that somebody wrote beside a record and that cannot be kept.
 *
 * @param name of the text, as a sentence begins: "The reason"
 */
export function requireWritable(name: string, text: string): void {
  const fault = unwritableIn(text)
  if (fault !== null) throw new AppError("invalid-input", `${name} ${fault}.`)
}
