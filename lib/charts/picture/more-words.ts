import { textWidth } from "./text-width"
import { cutText } from "./wrap-text"

/** "and 5 more at the link: Kuaishou, iFlytek, Zhipu and 2 others", with as many names as a line holds. */
export function moreWords(names: readonly string[], elsewhere: string, size: number, width: number): string {
  const start = `and ${names.length} more ${elsewhere}`
  for (let named = names.length; named > 0; named--) {
    const others = names.length - named
    const list =
      others === 0
        ? names.length === 1
          ? names[0]!
          : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`
        : `${names.slice(0, named).join(", ")} and ${others === 1 ? "1 other" : `${others} others`}`
    const words = `${start}: ${list}`
    if (textWidth(words, "sans", size) <= width) return words
  }
  return cutText(start, "sans", size, width)
}
