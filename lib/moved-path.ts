/** Settings of the address, in the one order in which kept pages name them. */
const names = ["from", "to", "workload", "set"] as const

/** What stands where nothing is said. */
const usual: Partial<Record<string, string>> = { workload: "training", set: "own" }

/** No value on record is longer; the name of a kept file holds 255 bytes. */
const mostCharacters = 24

/**
 * A comparison's settings as parts of a path, so that its page can be kept: see `viewSegments` of the charts. What
 * the page does not read falls away, and what stands there anyway makes no page of its own.
 */
export function movedSegments(query: URLSearchParams): string[] {
  return names.flatMap((name) => {
    const [value] = query.getAll(name).filter((one) => one !== "")
    if (value === undefined || value === usual[name]) return []
    const short = [...value].slice(0, mostCharacters).join("")
    // The dots keep what is cut from meaning something: no setting has them.
    return [`${name}=${encodeURIComponent(short === value ? value : `${short}…`).replaceAll("%40", "@")}`]
  })
}

/** The settings back from the parts of the path, still encoded as `movedSegments` gave them. */
export function movedOfSegments(segments: readonly string[]): Record<string, string[]> {
  const query: Record<string, string[]> = {}
  for (const part of segments) {
    const text = decoded(part)
    const at = text.indexOf("=")
    const name = names.find((one) => one === text.slice(0, at))
    if (name) (query[name] ??= []).push(text.slice(at + 1))
  }
  return query
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
