import { readdirSync } from "node:fs"
import { readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"

/**
 * Pages of whose addresses there is no end: firms beside each other in any order, changes of the law at any date, two days
 * of any, every month and every number. They are kept in memory alone, which has an end, and are made again where it is full.
 */
const endless =
  /^(?:\/route-cache\/.*\/\$)?\/(?:charts\/(?:compare|replay|moved|controls-table)|companies\/[^/]+\/moved|controls\/on|lab\/of\/[^/]+|changes\/(?:firms\/[^/]+\/)?before)\/./

/** Other pages are as many as there are records, and numbers of them. Twice as many have room, at some 0.3 MB a page. */
const mostPages = 10_000

/** Pages on disk, by their folder. */
const counted = new Map()

/**
 * Whether a page that is not on disk yet may be written there.
 *
 * @param {string} key     as Next names what it keeps: the path of its page, after that of the page's source
 * @param {string} folder  where pages go
 */
export function hasRoomOnDisk(key, folder) {
  if (endless.test(key)) return false
  const pages = (counted.get(folder) ?? countPages(folder)) + 1
  counted.set(folder, pages)
  return pages <= mostPages
}

/** Asked once a folder: what other processes have written counts as well. */
function countPages(folder) {
  try {
    return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).length
  } catch {
    return 0
  }
}

/** What pages were made of, kept under names that nobody asks for again once the data have moved. */
const mostResults = { files: 8000, bytes: 512 * 1024 * 1024 }
/** How many are written between two looks at what is there. */
const betweenLooks = 500

/** Results written since the last look, by their folder. */
const written = new Map()

/**
 * Notes that a result was written, and removes the oldest of them now and then. A result that is gone is worked out again.
 *
 * @param {string} folder     where results are kept
 * @param {object} [most]     how much of it there may be, and how much is written before that is looked at
 * @returns {Promise<void>}   when there is no more of it than that, where it was looked at
 */
export async function noteResult(
  folder,
  { files = mostResults.files, bytes = mostResults.bytes, every = betweenLooks } = {},
) {
  const since = (written.get(folder) ?? 0) + 1
  written.set(folder, since % every)
  if (since < every) return
  try {
    const found = await Promise.all(
      (await readdir(folder)).map(async (name) => ({ name, ...(await sizeOf(join(folder, name))) })),
    )
    found.sort((one, other) => other.at - one.at)
    let sum = 0
    for (const [index, { name, size }] of found.entries()) {
      sum += size
      if (index >= files || sum > bytes) await rm(join(folder, name), { force: true })
    }
  } catch {
    // Another process removes them too, or there is nothing that can be read: the next look is soon.
  }
}

async function sizeOf(path) {
  const { size, mtimeMs: at } = await stat(path)
  return { size, at }
}
