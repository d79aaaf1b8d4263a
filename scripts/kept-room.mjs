import { accessSync, constants } from "node:fs"

/** Room for kept pages where there is no disk for them, in bytes: those of all firms, several times over. */
const memoryAlone = 256 * 1024 * 1024

/** Whether a folder can be written, as far as was seen first: this is asked for each request. */
const writable = new Map()

/**
 * Where kept pages go: to disk and memory, or to memory alone where the installation cannot be written, as in a
 * container with a read-only root.
 *
 * @param {object} ctx  what Next gives the handler of its cache
 */
export function keptRoom(ctx) {
  if (canWrite(ctx.serverDistDir)) return ctx
  return {
    ...ctx,
    flushToDisk: false,
    maxMemoryCacheSize: Math.max(ctx.maxMemoryCacheSize ?? 0, memoryAlone),
  }
}

function canWrite(folder) {
  if (!writable.has(folder)) {
    try {
      accessSync(folder, constants.W_OK)
      writable.set(folder, true)
    } catch {
      writable.set(folder, false)
    }
  }
  return writable.get(folder)
}
