import "server-only"
import { now } from "../clock"
import { answersAtAll } from "../db/answers-at-all"
import { isBusy } from "../db/is-busy"
import { isLost } from "../db/is-lost"
import { databaseKind } from "../db/target"
import { lostOrBroken } from "./lost-or-broken"
import { noteLost, noteReached, noteWatched, outage } from "./outage"
import { QuestionLost, ServerSilent, unlessSilent } from "./unless-silent"
import { whileWatching } from "./watching"

/**
 * How often the server may say that it is there while it does not answer the question. A pool whose connections are all
 * at work has said so by then, and what has one and no answer waits for the next question to be asked on another.
 */
const mostTimes = 4

/**
 * Asks the database for its newest data version, and keeps in mind whether it answered. While it is out of reach it is
 * asked first on a connection of its own whether it is there again: nothing waits that could hang.
 */
export async function watched(ask: () => Promise<number | null>): Promise<number | null> {
  noteWatched()
  const began = now()
  if (outage() !== null && !(await answersAtAll())) throw new ServerSilent()
  // A file is read by one connection, in turn.
  const most = databaseKind() === "sqlite" ? Infinity : mostTimes
  try {
    const version = await unlessSilent(whileWatching(ask), answersAtAll, most)
    noteReached(version)
    return version
  } catch (error) {
    if (error instanceof ServerSilent) noteLost(began)
    else if (isLost(error)) await lostOrBroken(began)
    // All connections at work is no outage: what waits for them is told so, and what has one goes on.
    else if (!isBusy(error) && !(error instanceof QuestionLost)) noteLost(began)
    throw error
  }
}
