import "server-only"
import { setImmediate } from "node:timers/promises"
import { Zip, ZipDeflate } from "fflate"
import type { PackageFile } from "./package-files"

/**
 * Files as one zip, as a stream: no file is ever held whole. The same files and moment give the same bytes.
 *
 * @param savedAt the date that every file in it bears
 */
export function zipStream(files: readonly PackageFile[], savedAt: Date): ReadableStream<Uint8Array> {
  const chunks = zipChunks(files, savedAt)
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

async function* zipChunks(files: readonly PackageFile[], savedAt: Date): AsyncGenerator<Uint8Array, void> {
  let made: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    made.push(chunk)
  })
  const text = new TextEncoder()
  for (const { path, parts } of files) {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = dosMoment(savedAt)
    zip.add(file)
    for (const part of parts) {
      file.push(text.encode(part))
      if (made.length > 0) {
        const ready = made
        made = []
        yield* ready
      }
      // Hands over to other requests.
      await setImmediate()
    }
    file.push(new Uint8Array(), true)
  }
  zip.end()
  yield* made
}

/** A zip's dates have no zone and are written as the local ones: so that the bytes do not depend on where it runs. */
function dosMoment(at: Date): Date {
  return new Date(at.getTime() + at.getTimezoneOffset() * 60_000)
}
