import type { Block, Inline } from "./document"
import { parseInline } from "./parse-inline"

/**
 * Reads the part of Markdown that `docs/` uses: headings, paragraphs, flat lists, pipe tables, fenced code
 * and `<!-- live: name -->`. Our own documents are the only input, so there is no HTML and no nesting; a
 * line that fits nothing else is part of a paragraph.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n")
  const blocks: Block[] = []
  let at = 0

  const takeWhile = (belongs: (line: string) => boolean): string[] => {
    const taken: string[] = []
    for (let line = lines[at]; line !== undefined && belongs(line); line = lines[at]) {
      taken.push(line)
      at += 1
    }
    return taken
  }

  while (at < lines.length) {
    const line = lines[at] ?? ""
    if (line.trim() === "") {
      at += 1
      continue
    }
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    const fence = /^```(\w*)\s*$/.exec(line)
    const live = /^<!--\s*live:\s*([\w-]+)\s*-->$/.exec(line.trim())
    if (heading) {
      const text = heading[2] ?? ""
      blocks.push({
        kind: "heading",
        level: heading[1]?.length ?? 1,
        id: headingId(text),
        children: parseInline(text),
      })
      at += 1
    } else if (fence) {
      at += 1
      const text = takeWhile((next) => next.trim() !== "```").join("\n")
      at += 1
      blocks.push({ kind: "code", language: fence[1] ?? "", text })
    } else if (live) {
      blocks.push({ kind: "live", name: live[1] ?? "" })
      at += 1
    } else if (line.startsWith("|")) {
      blocks.push(tableOf(takeWhile((next) => next.startsWith("|"))))
    } else if (listMarker.test(line)) {
      blocks.push(listOf(takeWhile((next) => listMarker.test(next) || /^\s+\S/.test(next))))
    } else {
      const text = takeWhile((next) => next.trim() !== "" && !startsBlock(next)).join(" ")
      blocks.push({ kind: "paragraph", children: parseInline(text) })
    }
  }
  return blocks
}

/** The anchor of a heading, as GitHub makes it: "What can train" → `what-can-train`. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s-]/gu, "")
    .trim()
    .replaceAll(/\s+/g, "-")
}

const listMarker = /^(?:[-*]|\d+\.)\s+/

function startsBlock(line: string): boolean {
  return /^(?:#{1,6}\s|```|\||<!--)/.test(line) || listMarker.test(line)
}

function listOf(lines: string[]): Block {
  const items: string[] = []
  for (const line of lines) {
    if (listMarker.test(line)) items.push(line.replace(listMarker, ""))
    else items[items.length - 1] = `${items.at(-1) ?? ""} ${line.trim()}`
  }
  return {
    kind: "list",
    isOrdered: /^\d/.test(lines[0] ?? ""),
    items: items.map((item) => parseInline(item)),
  }
}

function tableOf(lines: string[]): Block {
  const [head = [], , ...rows] = lines.map(cellsOf)
  return { kind: "table", head, rows }
}

function cellsOf(line: string): Inline[][] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => parseInline(cell.trim()))
}
