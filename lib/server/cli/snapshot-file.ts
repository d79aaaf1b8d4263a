import "server-only"
import { readFile } from "node:fs/promises"
import { AppError } from "../errors"

/** A file's bytes as they are. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new AppError("invalid-input", `${file}: cannot be read (${why})`)
  }
}
