import { useEffect } from "react"

/**
 * Brings the control in sight that the address names (`#training.runFlop0`). The browser's own jump comes before the
 * page has its height, and to a control in a closed group it leads nowhere.
 */
export function useNamedControl(): void {
  useEffect(() => {
    const name = decoded(location.hash.slice(1))
    const named = name === "" ? null : document.getElementById(name)
    if (!named) return
    const group = named.closest("details")
    if (group) group.open = true
    named.scrollIntoView({ block: "center" })
  }, [])
}

/** An address may hold anything. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ""
  }
}
