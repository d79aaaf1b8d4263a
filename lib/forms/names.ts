import { linesOf } from "./ways/text"

/** A report's own name in a form, before its fields': `reports/<key>`. */
export const reportName = (key: string) => `reports/${key}`

/** The name of a report's field: `reports/<key>/quantity`. */
export const reportFieldName = (key: string, field: string) => `reports/${key}/${field}`

/** A report not yet saved: `new-1`, `new-2`, … */
const newKey = /^new-\d{1,4}$/
const idKey = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/

export const isNewKey = (key: string): boolean => newKey.test(key)

/** The keys that `reports` lists, each once; what cannot be a key is no report. */
export function reportKeys(text: string): string[] {
  const keys = linesOf(text).filter((key) => key.length <= 120 && idKey.test(key))
  return [...new Set(keys)]
}

/** The first key for one more report: `new-3` where `new-2` is taken. */
export function nextReportKey(keys: readonly string[]): string {
  const taken = keys.filter(isNewKey).map((key) => Number(key.slice("new-".length)))
  return `new-${Math.max(0, ...taken) + 1}`
}
