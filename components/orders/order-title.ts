import { sentenceCase } from "@/lib/labels"

/** An order's title on the profile of a firm, which need not be named again: "Baidu: H800 bought in 2023" → "H800 bought in 2023". */
export function titleOnProfile(title: string, firm: string): string {
  const prefix = `${firm}: `
  return title.startsWith(prefix) ? sentenceCase(title.slice(prefix.length)) : title
}
