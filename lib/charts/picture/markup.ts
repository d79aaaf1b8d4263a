/** Characters that XML 1.0 does not know, halves of a pair among them, and those that turn the direction of writing. */
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]/gu

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** A text as it is drawn: one line, nothing that XML forbids. Measure what this returns, not what came in. */
export function drawable(text: string): string {
  return text
    .replace(illegal, "")
    .replace(/[ \t\r\n\u2028\u2029]+/g, " ")
    .trim()
}

/** Text as it stands in markup, in an element or in an attribute. */
export function escapeXml(text: string): string {
  return text.replace(illegal, "").replace(/[&<>"']/g, (character) => entities[character]!)
}

export type Attributes = Record<string, string | number | null | undefined>

/** An element. Attributes are escaped, children are markup already; numbers keep two digits. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? digits(value) : escapeXml(value!)}"`)
    .join("")
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`
}

/** A length in pixels to a hundredth, which is finer than any screen. */
export function digits(length: number): string {
  return String(Number(length.toFixed(2)) || 0)
}
