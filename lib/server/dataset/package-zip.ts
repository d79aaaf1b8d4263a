import "server-only"
import { setImmediate } from "node:timers/promises"
import { Zip, ZipDeflate } from "fflate"
import { BoundedCache } from "@/lib/server/doors/bounded-cache"
import type { PackageFile } from "./package-files"

type Bytes = Uint8Array<ArrayBuffer>

/** The newest zip, and the one that readers of the version before it still take. */
const most = { entries: 2, bytes: 100_000_000, bytesOf: (zip: Bytes) => zip.byteLength }

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayPackages?: BoundedCache<Bytes> }

/**
 * Files as one zip: packed once for all who ask, handing over to other requests on the way. The same files and moment
 * give the same bytes.
 *
 * @param key     names the bytes
 * @param savedAt the date that every file in it bears
 */
export function keptZip(key: string, files: readonly PackageFile[], savedAt: Date): Promise<Bytes> {
  holder.chipRunwayPackages ??= new BoundedCache<Bytes>(most)
  return holder.chipRunwayPackages.get(key, async () => {
    const chunks: Uint8Array[] = []
    for await (const chunk of zipChunks(files, savedAt)) chunks.push(chunk)
    return new Uint8Array(Buffer.concat(chunks))
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
    for (const part of parts()) {
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
