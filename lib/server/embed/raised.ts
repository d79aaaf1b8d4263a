import "server-only"
import { html, type Html } from "@/lib/html"

const small = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/**
 * Text with its powers as raised figures of the face itself: many faces have only some of Unicode's small digits,
 * so "10²⁵" would mix two of them.
 */
export function raised(text: string): Html {
  const parts = text.split(/([⁻⁰¹²³⁴-⁹]+)/)
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<sup>${figures(part)}</sup>`))}`
}

function figures(power: string): string {
  return power.replace(/⁻/g, "−").replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(small.indexOf(digit)))
}
