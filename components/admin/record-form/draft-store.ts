import type { FormTexts } from "@/lib/forms/form"

/** What was typed and not yet saved, with the record's version that it began with. */
export type Draft = { texts: FormTexts; version: number | null; at: number }

const prefix = "chip-runway:draft:"

/** Drafts of one record, one for each version that an editor began with; `id` null is a new record. */
function startOfKey(kind: string, id: string | null): string {
  return `${prefix}${kind}:${id ?? ""}:`
}

/** Keeps what is typed. A browser without room or without storage keeps nothing, and the form goes on. */
export function keepDraft(kind: string, id: string | null, draft: Draft): void {
  try {
    localStorage.setItem(`${startOfKey(kind, id)}${draft.version ?? "new"}`, JSON.stringify(draft))
  } catch {
    // The form itself still holds it.
  }
}

/** The newest draft of a record; null where there is none that can be read. */
export function newestDraft(kind: string, id: string | null): Draft | null {
  const drafts = keysOf(kind, id).flatMap((key) => {
    try {
      const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null
      return draft && typeof draft.at === "number" && typeof draft.texts === "object" ? [draft] : []
    } catch {
      return []
    }
  })
  return drafts.sort((a, b) => b.at - a.at)[0] ?? null
}

export function dropDrafts(kind: string, id: string | null): void {
  for (const key of keysOf(kind, id)) localStorage.removeItem(key)
}

function keysOf(kind: string, id: string | null): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(startOfKey(kind, id)))
  } catch {
    return []
  }
}

/**
 * Whether this tab hears of a save for the first time. The page of a save can be opened again, and what was typed
 * there since is not what was saved.
 */
export function isNews(save: string): boolean {
  try {
    const key = `chip-runway:saved:${save}`
    if (sessionStorage.getItem(key) !== null) return false
    sessionStorage.setItem(key, "heard")
    return true
  } catch {
    return false
  }
}
