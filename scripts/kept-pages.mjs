import { createRequire } from "node:module"

const { default: FileSystemCache } = createRequire(import.meta.url)(
  "next/dist/server/lib/incremental-cache/file-system-cache",
)

/**
 * Where Next keeps the pages that it made: on disk, as ever, save those of addresses that do not exist or that lead
 * elsewhere. There is no end of these, and each would stay there for good; so they are kept in memory alone, which has
 * an end.
 */
export default class KeptPages extends FileSystemCache {
  async set(key, data, ctx) {
    const isMissing = data?.kind === "APP_PAGE" && [307, 308, 404].includes(data.status)
    // What was found and is no longer there must not come back from the disk.
    if (!isMissing || this.fs.existsSync(this.getFilePath(`${key}.html`, data.kind))) {
      return super.set(key, data, ctx)
    }
    const inMemory = Object.create(this, { flushToDisk: { value: false } })
    return super.set.call(inMemory, key, data, ctx)
  }

  async revalidateTag(tags, durations) {
    await super.revalidateTag(tags, durations)
    // What lib/server/kept-answers took down from these pages: after the pages, so that none is taken down again.
    globalThis.chipRunwayKeptAnswers?.drop()
  }
}
