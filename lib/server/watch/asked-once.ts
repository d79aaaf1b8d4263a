import "server-only"
import { databaseName } from "../db/target"

/** How long an answer stands, in milliseconds: less than people and balancers leave between two questions. */
const standsMs = 1000

/**
 * A question to the database that strangers may ask as often as they like: whoever asks while it is asked, or within a
 * second of its answer, is given that one, a failure too.
 */
export function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { of: string; answer: Promise<T>; answeredAt: number | null } | null = null
  return () => {
    const of = databaseName()
    const stands =
      last !== null && (last.answeredAt === null || performance.now() - last.answeredAt < standsMs)
    if (last !== null && last.of === of && stands) return last.answer
    const asked = { of, answer: ask(), answeredAt: null as number | null }
    const note = () => void (asked.answeredAt = performance.now())
    asked.answer.then(note, note)
    last = asked
    return asked.answer
  }
}
