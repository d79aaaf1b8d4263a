import { cpSync, existsSync, readdirSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"

/** For how long a page that is left open finds the scripts of its own build, in days. */
const daysKept = 30

/**
 * Puts the scripts, styles and fonts of the build that is there aside, where a new build leaves them alone. Their
 * names hold hashes of what is in them, so that those of several builds can lie side by side.
 *
 * @param {string} dist  the build's folder, `.next`
 */
export function putStaticAside(dist) {
  const from = join(dist, "static")
  const aside = asideOf(dist)
  rmSync(aside, { recursive: true, force: true })
  if (existsSync(from)) cpSync(from, aside, { recursive: true, preserveTimestamps: true })
}

/**
 * Brings them back beside those of the new build: a page that was opened before finds what it has yet to load.
 *
 * @param {string} dist
 * @param {Date} today  what is older than a month by then is left out
 */
export function bringStaticBack(dist, today) {
  const aside = asideOf(dist)
  if (!existsSync(aside)) return
  const oldest = today.getTime() - daysKept * 24 * 60 * 60 * 1000
  for (const name of filesIn(aside)) {
    const [from, to] = [join(aside, name), join(dist, "static", name)]
    if (!existsSync(to) && statSync(from).mtimeMs >= oldest) cpSync(from, to, { preserveTimestamps: true })
  }
  rmSync(aside, { recursive: true, force: true })
}

/** Next empties its folder before it builds, save for `cache`. */
function asideOf(dist) {
  return join(dist, "cache", "static-before")
}

function filesIn(folder, under = "") {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const name = join(under, entry.name)
    return entry.isDirectory() ? filesIn(folder, name) : [name]
  })
}
