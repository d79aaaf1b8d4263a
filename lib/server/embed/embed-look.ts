import "server-only"
import { embedThemes, type EmbedTheme } from "@/lib/embed-snippet"

/** How an embed looks, as its address asks: never what it shows. */
export type EmbedLook = {
  theme: EmbedTheme
  /** False: the page that it stands in shines through. */
  hasBackground: boolean
}

export const usualLook: EmbedLook = { theme: "light", hasBackground: true }

export type ReadLook = { isValid: true; look: EmbedLook } | { isValid: false; problem: string }

/** Reads `?theme=light|dark|auto` and `?background=none|paper`. */
export function embedLook(query: URLSearchParams): ReadLook {
  const [theme, background] = [query.get("theme") ?? usualLook.theme, query.get("background") ?? "paper"]
  const known = embedThemes.find((one) => one === theme)
  if (!known) return { isValid: false, problem: `theme is ${embedThemes.join(", ")}, not "${theme}"` }
  if (background !== "paper" && background !== "none") {
    return { isValid: false, problem: `background is paper or none, not "${background}"` }
  }
  return { isValid: true, look: { theme: known, hasBackground: background === "paper" } }
}
