import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** A page or a handler: its address with [names], and what it may be asked by. */
export type Route = { path: string; file: string; methods: readonly string[] }

/**
 * Every route of app/, read from its folders, so that none can be forgotten: pages, handlers, and the files that Next
 * makes routes of.
 */
export function allRoutes(folder = "app"): Route[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()
  return files.flatMap((file) => {
    const [, place, kind] = /^(?:(.*)\/)?(page|route|robots|sitemap)\.tsx?$/.exec(file) ?? []
    if (kind === undefined || /(?:^|\/)_/.test(place ?? "")) return []
    const folders = (place ?? "").split("/").filter((part) => part !== "" && !/^\(.*\)$/.test(part))
    if (kind === "robots") folders.push("robots.txt")
    if (kind === "sitemap") folders.push("sitemap.xml")
    const methods = kind === "route" ? methodsOf(readFileSync(join(folder, file), "utf8")) : ["GET"]
    return [{ path: `/${folders.join("/")}`, file: join(folder, file), methods }]
  })
}

function methodsOf(text: string): string[] {
  const found = text.matchAll(/export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)
  return [...found].map(([, method]) => method!)
}
