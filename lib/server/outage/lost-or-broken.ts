import "server-only"
import { now } from "../clock"
import { answersAtAll } from "../db/answers-at-all"
import { databaseKind } from "../db/target"
import { noteLost } from "./outage"

/**
 * A connection broke: finds out whether the database is out of reach, or this one alone was ended, as by somebody who
 * looks after the server. The others go on then; what was being saved on them must not be told that it may be lost. A
 * file has one connection.
 *
 * @param since when it was asked
 */
export async function lostOrBroken(since: Date = now()): Promise<void> {
  if (databaseKind() === "sqlite" || !(await answersAtAll())) noteLost(since)
}
