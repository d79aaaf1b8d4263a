import "server-only"

/** A file's name to be shown: its last part, without control signs. It never becomes a path. */
export function shownFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ""
  const shown = last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim()
  return shown === "" ? "a file without a name" : shown.slice(0, 120)
}
