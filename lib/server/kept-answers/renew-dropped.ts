import "server-only"
import type { AnswerMemory } from "./answer-memory"

/** Pages that had readers so lately are made anew, in milliseconds; and how many of them, those asked for last. */
const lately = { ms: 10 * 60_000, pages: 30 }
/** Many tags are dropped one after the other, each with a word of it; in milliseconds. */
const untilAllAreDropped = 5

/**
 * Has dropped pages made anew that have readers, one after the other, before the next one asks for them: a large page takes
 * half a second.
 *
 * @param renew makes one anew; what goes wrong is its own affair
 */
export function renewDropped(pages: AnswerMemory, renew: (address: string) => Promise<void>): void {
  const tried = new Set<string>()
  let isAtWork = false
  const renewAll = async () => {
    for (let made = 0; made < lately.pages; made += 1) {
      const address = pages.droppedWithReaders(lately.ms).find((one) => !tried.has(one))
      if (address === undefined) return
      tried.add(address)
      await renew(address)
    }
  }
  pages.onDrop(() => {
    // Also those that are being made: they may be of before.
    tried.clear()
    if (isAtWork) return
    isAtWork = true
    setTimeout(() => void renewAll().finally(() => (isAtWork = false)), untilAllAreDropped).unref()
  })
}
