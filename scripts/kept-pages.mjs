import { rmSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { hasRoomOnDisk, noteResult } from "./kept-on-disk.mjs"
import { keptRoom } from "./kept-room.mjs"
import { withScriptPolicy } from "./script-policy.mjs"

const require = createRequire(import.meta.url)
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache")
const { areTagsExpired } = require("next/dist/server/lib/incremental-cache/tags-manifest.external")

/** How far a file's time may be ahead of ours, in milliseconds, where they come from different clocks. */
const aheadMs = 1000

/** As `notKeptTag` of lib/server/queries/page-tags.ts, on a page that says that others wait for the same. */
const notKeptTag = "not kept"

const policyHeader = "content-security-policy"

/**
 * Where Next keeps the pages that it made: on disk, as ever, save those of addresses that do not exist or that lead
 * elsewhere, and of others of which there is no end: each would stay there for good, so they are kept in memory alone.
 *
 * A kept page has the policy of its own scripts among its headers: worked out once, when it is made, and sent by Next
 * with every copy, the first one included, because Next sends the very object that it gave to be kept.
 */
export default class KeptPages extends FileSystemCache {
  constructor(ctx) {
    super(keptRoom(ctx))
    // Next makes one for each request. A moment less, since a drop within this one may have been after it.
    this.begunAt = Date.now() - 1
  }

  async get(key, ctx) {
    const kept = await super.get(key, ctx)
    // Made by a clock that has been set back since: no drop would reach it until this one has caught up.
    if (kept && kept.lastModified > Date.now() + aheadMs) return null
    // Pages that the build made were never given here to be kept.
    addPolicy(kept?.value)
    return kept
  }

  async set(key, data, ctx) {
    addPolicy(data)
    const tags = data?.headers?.["x-next-cache-tags"]
    const all = typeof tags === "string" ? tags.split(",") : []
    // All who wait for it are told what it is; what was kept before stays.
    if (all.includes(notKeptTag)) {
      const headers = { ...data.headers, "retry-after": "10", "cache-control": "no-store" }
      Object.assign(data, { status: 503, headers })
      return
    }
    // Made from records that were changed meanwhile: whoever waited for it gets it, nobody after them.
    if (areTagsExpired(all, this.begunAt)) return
    if (this.goesToDisk(key, data)) {
      try {
        await super.set(key, data, ctx)
        if (data?.kind === "FETCH" && this.flushToDisk)
          void noteResult(dirname(this.getFilePath(key, "FETCH")))
        return
      } catch (error) {
        // A full disk leaves pieces of files, which would be sent as the page once it is read from there again.
        this.removeFiles(key, data?.kind)
        throw error
      }
    }
    const inMemory = Object.create(this, { flushToDisk: { value: false } })
    return super.set.call(inMemory, key, data, ctx)
  }

  /** Whether an entry is written to disk, beside memory. */
  goesToDisk(key, data) {
    if (data?.kind !== "APP_PAGE" || !this.flushToDisk) return true
    // What was found and is no longer there must not come back from the disk.
    if (this.fs.existsSync(this.getFilePath(`${key}.html`, data.kind))) return true
    const isMissing = [307, 308, 404].includes(data.status)
    return !isMissing && hasRoomOnDisk(key, join(this.serverDistDir, "route-cache"))
  }

  /** What is on disk of an entry; in memory it stays. */
  removeFiles(key, kind) {
    const endings = kind === "FETCH" ? [""] : [".html", ".body", ".rsc", ".meta", ".segments"]
    for (const ending of endings)
      rmSync(this.getFilePath(`${key}${ending}`, kind), { recursive: true, force: true })
  }

  async revalidateTag(tags, durations) {
    await super.revalidateTag(tags, durations)
    // What lib/server/kept-answers took down from these pages: after the pages, so that none is taken down again.
    globalThis.chipRunwayKeptAnswers?.drop()
  }
}

function addPolicy(page) {
  if (page?.kind !== "APP_PAGE" || page.headers?.[policyHeader] !== undefined) return
  const { html, policy } = withScriptPolicy(page.html)
  page.html = html
  page.headers = { ...page.headers, [policyHeader]: policy }
}
