import "server-only"
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { now } from "../clock"

/** Nothing that is made in such a folder takes as long, in milliseconds. */
const leftAfterMs = 24 * 3_600_000

/**
 * Does something in a folder that is made for it and taken away at its end. Those that killed processes left in the same
 * place, each with an unpacked database in it, are taken away first.
 *
 * @param parent where the folder is made, on the disk to which the result is to be moved
 */
export async function inWorkFolder<T>(
  parent: string,
  purpose: "backup" | "restore",
  action: (folder: string) => Promise<T>,
): Promise<T> {
  await mkdir(parent, { recursive: true })
  const prefix = `.chip-runway-${purpose}-`
  await removeLeft(parent, prefix)
  const folder = await mkdtemp(join(parent, prefix))
  try {
    return await action(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function removeLeft(parent: string, prefix: string): Promise<void> {
  const before = now().getTime() - leftAfterMs
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const folder = join(parent, name)
    try {
      if ((await lastTouched(folder)) < before) await rm(folder, { recursive: true, force: true })
    } catch {
      // Another user's, in a folder that many share, or just taken away by another process.
    }
  }
}

/** When a folder or something in it was last written to. */
async function lastTouched(folder: string): Promise<number> {
  const paths = [folder, ...(await readdir(folder)).map((name) => join(folder, name))]
  const states = await Promise.all(paths.map((path) => stat(path)))
  return Math.max(...states.map(({ mtimeMs }) => mtimeMs))
}
