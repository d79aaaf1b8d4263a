import "server-only"
import { setTimeout as wait } from "node:timers/promises"
import { now } from "../clock"
import type { Ask, Connection } from "../db/connection"
import { tableShapes } from "../db/table-shapes"
import { utcMoment } from "../db/utc-moment"
import { AppError } from "../errors"

/** A running instance says more often than this that it is there. */
const freshMs = 60_000
/** It says so every ten seconds, and may have to wait for others' writes. */
const lookAgainMs = 15_000

type Instance = { who: string; sign: string }

/**
 * Refuses while instances work on a database: what they keep in memory would not be what it then holds. The clock of
 * another machine may be wrong, so of rows that look old it is seen whether they still move.
 *
 * @param pause between two looks; there is only one where no row is left of an instance that was killed
 * @returns asks again, without a pause, whether somebody has come since
 * @throws AppError naming how many
 */
export async function requireNobodyThere(
  { kind, ask, name }: Connection,
  pause: () => Promise<unknown> = () => wait(lookAgainMs),
): Promise<(ask: Ask) => Promise<void>> {
  let known = await instancesIn(kind, ask)
  const moment = now().getTime()
  refuse(
    [...known.values()].filter(({ sign }) => Math.abs(utcMoment(sign).getTime() - moment) < freshMs),
    name,
  )
  const askAgain = async (asking: Ask) => {
    const before = known
    known = await instancesIn(kind, asking)
    refuse(
      [...known].flatMap(([id, instance]) => (before.get(id)?.sign === instance.sign ? [] : instance)),
      name,
    )
  }
  if (known.size > 0) {
    await pause()
    await askAgain(ask)
  }
  return askAgain
}

async function instancesIn(kind: Connection["kind"], ask: Ask): Promise<Map<string, Instance>> {
  // The tables of an early release had none.
  if (!(await tableShapes({ kind }, ask)).some(({ name }) => name === "Instance")) return new Map()
  const rows = await ask(`SELECT "id", "host", "pid", "seenAt" FROM "Instance"`)
  return new Map(
    rows.map(([id, host, pid, seenAt]) => [
      String(id),
      { who: `${String(host)} (process ${String(pid)})`, sign: String(seenAt) },
    ]),
  )
}

function refuse(running: readonly Instance[], name: string): void {
  if (running.length === 0) return
  const who = running.map((one) => one.who).join(", ")
  throw new AppError(
    "conflict",
    `${running.length === 1 ? "An instance works" : `${running.length} instances work`} on ${name}: ${who}. ` +
      "Stop every instance first; one that was killed is forgotten after a minute.",
  )
}
