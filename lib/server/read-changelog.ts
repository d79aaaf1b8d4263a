import "server-only"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Block } from "@/lib/markdown/document"
import { parseMarkdown } from "@/lib/markdown/parse"

/** The changelog as the repository keeps it. */
export async function readChangelog(): Promise<Block[]> {
  return parseMarkdown(await readFile(join(process.cwd(), "CHANGELOG.md"), "utf8"))
}
