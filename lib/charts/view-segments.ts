/** Every setting that some chart reads from its address, in the one order in which kept pages name them. */
export const chartParams = [
  "firm",
  "order",
  "chip",
  "workload",
  "measure",
  "set",
  "sort",
  "kind",
  "day",
  "asOf",
  "remove",
  "move",
  "end",
  "adopt",
  "deny",
  "treat",
] as const

/** More, or longer ones, than any chart has are of no use to it; a file's name holds 255 bytes. */
const most = { segments: 16, characters: 240 }

/**
 * A chart's settings as parts of a path, so that its page can be kept: a page that reads a query string is made
 * for each reader anew. Parameters that no chart reads (an analytics mark) fall away.
 */
export function viewSegments(query: URLSearchParams): string[] {
  return chartParams
    .flatMap((name) =>
      query
        .getAll(name)
        .filter((value) => value !== "")
        .map((value) => segment(name, value)),
    )
    .slice(0, most.segments)
}

/** The settings back from the parts of the path, still encoded as `viewSegments` gave them. */
export function segmentsQuery(segments: readonly string[]): Record<string, string[]> {
  const query: Record<string, string[]> = {}
  for (const part of segments) {
    const text = decoded(part)
    const at = text.indexOf("=")
    const name = chartParams.find((one) => one === text.slice(0, at))
    if (name) (query[name] ??= []).push(text.slice(at + 1))
  }
  return query
}

function segment(name: string, value: string): string {
  let kept = [...value]
  const encoded = () => `${name}=${encodeURIComponent(kept.join("")).replaceAll("%40", "@")}`
  if (encoded().length > most.characters) kept = kept.slice(0, Math.floor(most.characters / 12))
  return encoded()
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
