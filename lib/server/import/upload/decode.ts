import "server-only"
import { isUtf8 } from "node:buffer"
import { countWords } from "@/lib/format"
import { uploadLimits } from "./limits"
import { AppError } from "../../errors"

/**
 * The text of an uploaded file, without its byte order mark.
 *
 * @throws AppError for a file that is too large, empty, or no UTF-8 text; the line is named where there is one
 */
export function decodeUpload(bytes: Uint8Array): string {
  if (bytes.length > uploadLimits.bytes) throw tooLarge()
  if (bytes.length === 0) throw new AppError("invalid-data", "This file is empty.")
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    throw new AppError("invalid-data", `This file is written in UTF-16. ${cure}`)
  }
  if (!isUtf8(bytes)) {
    const line = firstLine(bytes, (part) => !isUtf8(part))
    throw new AppError("invalid-data", `Line ${line} is not UTF-8 text. ${cure}`)
  }
  if (bytes.includes(0)) {
    const line = firstLine(bytes, (part) => part.includes(0))
    throw new AppError("invalid-data", `Line ${line} holds a NUL byte, so this is no text file. ${cure}`)
  }
  return new TextDecoder("utf-8").decode(bytes)
}

/** The refusal of a file over the limit; also for one that is not read to its end. */
export function tooLarge(): AppError {
  const megabytes = uploadLimits.bytes / 1024 / 1024
  return new AppError(
    "too-large",
    `This file has more than ${megabytes} MB, the most that can be uploaded. Split it; ${countWords(uploadLimits.rows)} rows fit in one file.`,
  )
}

const cure = "Save it as “CSV UTF-8” (in a spreadsheet: File, Save as) or as UTF-8 JSON, and upload it again."

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

const newline = 10

/** Number of the first line that something is true of, counted from 1; a newline's byte is part of no character. */
function firstLine(bytes: Uint8Array, isWrong: (line: Uint8Array) => boolean): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(newline, start)
    const end = found === -1 ? bytes.length : found
    if (isWrong(bytes.subarray(start, end))) return line
    start = end + 1
  }
  return line
}
