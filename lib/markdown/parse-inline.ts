import type { Inline } from "./document"

// `_so_` is what the formatter makes of `*so*`; an underscore inside a word is none.
const marks =
  /`([^`]+)`|\*\*(.+?)\*\*|\*(.+?)\*|(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^)\s]+)\)/u

/** Reads code spans, bold, italics and links; everything else is text. */
export function parseInline(source: string): Inline[] {
  const parts: Inline[] = []
  let rest = source
  for (let found = marks.exec(rest); found !== null; found = marks.exec(rest)) {
    if (found.index > 0) parts.push({ kind: "text", text: rest.slice(0, found.index) })
    const [whole, code, strong, starred, underscored, label, href] = found
    const em = starred ?? underscored
    if (code !== undefined) parts.push({ kind: "code", text: code })
    else if (strong !== undefined) parts.push({ kind: "strong", children: parseInline(strong) })
    else if (em !== undefined) parts.push({ kind: "em", children: parseInline(em) })
    else if (label !== undefined && href !== undefined)
      parts.push({ kind: "link", href, children: parseInline(label) })
    rest = rest.slice(found.index + whole.length)
  }
  if (rest !== "") parts.push({ kind: "text", text: rest })
  return parts
}

/** The words of a run, without its marks. */
export function plainText(parts: readonly Inline[]): string {
  return parts.map((part) => ("text" in part ? part.text : plainText(part.children))).join("")
}
