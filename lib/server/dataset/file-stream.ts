import "server-only"
import { setImmediate } from "node:timers/promises"
import type { PackageFile } from "./package-files"

/**
 * One file of the data set as a stream, part by part.
 *
 * @param bom with the mark by which spreadsheets know UTF-8
 */
export function fileStream({ parts }: PackageFile, bom: boolean): ReadableStream<Uint8Array> {
  const text = new TextEncoder()
  const rest = parts[Symbol.iterator]()
  let isFirst = true
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      // Hands over to other requests.
      await setImmediate()
      const next = rest.next()
      if (next.done) return controller.close()
      controller.enqueue(text.encode(isFirst && bom ? `\ufeff${next.value}` : next.value))
      isFirst = false
    },
  })
}
