import "server-only"
import { AppError } from "../errors"
import { readBody } from "./read-body"

/**
 * The JSON that a request carries, 1 MB at most.
 *
 * @throws AppError too-large, or invalid-input where it is no JSON in UTF-8
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = await readBody(request, 1_048_576, "1 MB")
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError("invalid-input", "The body must be JSON in UTF-8.")
  }
}
