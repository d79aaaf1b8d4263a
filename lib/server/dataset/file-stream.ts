import "server-only"
import { pieceStream } from "../piece-stream"
import type { PackageFile } from "./package-files"

/**
 * One file of the data set as a stream, part by part.
 *
 * @param bom with the mark by which spreadsheets know UTF-8
 */
export function fileStream({ parts }: PackageFile, bom: boolean): ReadableStream<Uint8Array> {
  return pieceStream(withMark(parts(), bom))
}

function* withMark(parts: Iterable<string>, bom: boolean): Generator<string> {
  let mark = bom ? "\ufeff" : ""
  for (const part of parts) {
    yield `${mark}${part}`
    mark = ""
  }
}
