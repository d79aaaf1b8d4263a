import "server-only"

/** First parts of public addresses. A closed list: what counts by them must not grow with what strangers ask for. */
const rooms = [
  "assumptions",
  "board",
  "changelog",
  "changes",
  "charts",
  "chips",
  "companies",
  "compare",
  "contradictions",
  "controls",
  "data",
  "embed",
  "known",
  "lab",
  "methodology",
  "numbers",
  "oembed",
  "open-questions",
  "orders",
  "s",
  "search",
  "sources",
  "statements",
  "track-record",
] as const

const others = [
  "home",
  "admin",
  "api",
  "asset",
  "file",
  "health",
  "internal",
  "metrics",
  "picture",
  "other",
] as const

export type RouteClass = (typeof rooms)[number] | (typeof others)[number]

export const routeClasses: readonly RouteClass[] = [...rooms, ...others]

const known: ReadonlySet<string> = new Set(rooms)

/** The kind of address that a request asks for, by its path as routes are found by it (asked-address.ts). */
export function routeClass(path: string): RouteClass {
  const [, first = "", second = ""] = path.split("/", 3)
  if (first === "") return "home"
  if (path.startsWith("/_next/static/") || path === "/icon.svg" || path === "/embed.js") return "asset"
  if (first === "admin") return "admin"
  if (first === "api") {
    if (second === "health" || second === "metrics" || second === "internal") return second
    return "api"
  }
  if (/\.(?:png|svg)$/.test(path)) return "picture"
  if (/\.[a-z]{2,4}$/.test(path)) return "file"
  return known.has(first) ? (first as RouteClass) : "other"
}
