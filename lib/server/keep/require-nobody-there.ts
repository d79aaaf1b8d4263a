import "server-only"
import { now } from "../clock"
import type { Connection } from "../db/connection"
import { AppError } from "../errors"

/** A running instance says more often than this that it is there. */
const freshMs = 60_000

/**
 * Refuses while instances work on a database: what they keep in memory would not be what it then holds.
 *
 * @throws AppError naming how many
 */
export async function requireNobodyThere({ ask, name }: Connection): Promise<void> {
  const rows = await ask(`SELECT "host", "pid", "seenAt" FROM "Instance"`)
  const since = now().getTime() - freshMs
  const running = rows.filter(([, , seenAt]) => {
    const text = String(seenAt).replace(" ", "T")
    return new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`).getTime() > since
  })
  if (running.length === 0) return
  const who = running.map(([host, pid]) => `${String(host)} (process ${String(pid)})`).join(", ")
  throw new AppError(
    "conflict",
    `${running.length === 1 ? "An instance works" : `${running.length} instances work`} on ${name}: ${who}. ` +
      "Stop every instance first; one that was killed is forgotten after a minute.",
  )
}
