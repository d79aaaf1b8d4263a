import type { FormTexts } from "@/lib/forms/form"

/**
 * The problems to show at the fields. What the server said of a text stands until the text changes; after that, and
 * for a field that was left, what reading the text says now. Nobody is scolded while still typing.
 */
export function shownProblems({
  said,
  saidOf,
  live,
  typed,
  left,
}: {
  said: Readonly<Record<string, string>>
  /** The texts that the server spoke of. */
  saidOf: FormTexts
  live: Readonly<Record<string, string>>
  typed: FormTexts
  left: ReadonlySet<string>
}): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, problem] of Object.entries(said)) {
    const isAsSaid = (typed[name] ?? "") === (saidOf[name] ?? "")
    const now = isAsSaid ? problem : live[name]
    if (now !== undefined) shown[name] = now
  }
  for (const name of left) {
    const now = live[name]
    if (now !== undefined) shown[name] ??= now
  }
  return shown
}

/** Whether two sets of texts say the same; a text that is missing is empty. */
export function sameTexts(one: FormTexts, other: FormTexts): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => (one[name] ?? "").trim() === (other[name] ?? "").trim(),
  )
}
