import "server-only"
import { now } from "../clock"
import { answersAtAll } from "../db/answers-at-all"
import { isBusy } from "../db/is-busy"
import { isLost } from "../db/is-lost"
import { afterAwake } from "./after-awake"
import { noteLost, noteReached, noteWatched } from "./outage"
import { whileWatching } from "./watching"

/** After so long without an answer, in milliseconds, it is found out whether there is a database at all. */
const suspiciousMs = 1500

/**
 * Asks the database for its newest data version, and keeps in mind whether it answered. One that is stopped, or cut
 * off, neither answers nor refuses: then a connection of its own tells it from one that is only busy.
 */
export async function watched(ask: () => Promise<number | null>): Promise<number | null> {
  noteWatched()
  const began = now()
  let isAnswered = false
  const trust = afterAwake(suspiciousMs, () => {
    void answersAtAll().then((answers) => {
      if (!answers && !isAnswered) noteLost(began)
    })
  })
  try {
    const version = await whileWatching(ask)
    noteReached(version)
    return version
  } catch (error) {
    // All connections at work is no outage: what waits for them is told so, and what has one goes on.
    if (isLost(error) || !isBusy(error)) noteLost(began)
    throw error
  } finally {
    isAnswered = true
    trust()
  }
}
