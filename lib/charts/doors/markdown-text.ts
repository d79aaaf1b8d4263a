import { drawable } from "../picture/markup"

/**
 * A text as it stands in Markdown: one line, and read as exactly that text. Marks, links, raw HTML, entities,
 * GitHub's formulas and addresses that would become links by themselves stay text, and so does what would begin a
 * heading, a list or a rule where the text begins a line.
 */
export function markdownText(text: string): string {
  return drawable(text)
    .replace(/[\\`*_[\]<>|~&$@]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/www(?=\.)/gi, "$&\\")
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
}

/** A link, where the address is one of the web; else the text alone. */
export function markdownLink(text: string, address: string | null): string {
  const label = markdownText(text)
  if (address === null || !URL.canParse(address)) return label
  const { protocol, href } = new URL(address)
  if (protocol !== "https:" && protocol !== "http:") return label
  // Between < and > only these could end the address or change it.
  const safe = href.replace(/[\\|<>]/g, (character) => encodeURIComponent(character)).replaceAll("&", "\\&")
  return `[${label}](<${safe}>)`
}
