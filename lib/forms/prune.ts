import { isEmpty, type Draft } from "./binding"
import type { OptionalPart } from "./kinds/kind-form"

/**
 * Parts whose fields are all empty become null, or are left out: "from nothing to nothing" and "no window" mean the
 * same, and are kept as one.
 */
export function prune(draft: Draft, parts: readonly OptionalPart[]): void {
  for (const { path, otherwise } of parts) {
    const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Draft | null)?.[key], draft)
    const key = path.at(-1)!
    if (typeof parent !== "object" || parent === null) continue
    const within = parent as Draft
    if (!isEmpty(within[key])) continue
    if (otherwise === "null") within[key] = null
    else Reflect.deleteProperty(within, key)
  }
}
