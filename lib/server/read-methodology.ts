import "server-only"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Block } from "@/lib/markdown/document"
import { parseMarkdown } from "@/lib/markdown/parse"

/** The methodology as the repository keeps it; the page and the document cannot differ. */
export async function readMethodology(): Promise<Block[]> {
  return parseMarkdown(await readFile(join(process.cwd(), "docs", "methodology.md"), "utf8"))
}
