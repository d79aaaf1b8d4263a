import "server-only"
import { afterAwake } from "../outage/after-awake"
import { poolConfig } from "./postgresql"
import { databaseTarget } from "./target"

/** How long a server that is well may take to let somebody in and to answer, in milliseconds. */
const patienceMs = 2000

/**
 * Whether the database server lets anybody in, asked on a connection of its own: those of the pool may all be at work.
 * A file is always there to be asked.
 */
export async function answersAtAll(): Promise<boolean> {
  const target = databaseTarget()
  if (target.kind === "sqlite") return true
  const { default: pg } = await import("pg")
  const client = new pg.Client({
    ...poolConfig(target.url, { statementMs: patienceMs, poolSize: 1 }),
    // Its own patience counts while this process is asleep.
    connectionTimeoutMillis: 0,
  })
  // A connection that breaks after it answered is no news.
  client.on("error", () => {})
  let stop = (): void => {}
  const tooLate = new Promise<false>((resolve) => {
    stop = afterAwake(patienceMs, () => resolve(false))
  })
  const answer = async () => {
    await client.connect()
    await client.query("SELECT 1")
    return true
  }
  const isThere = await Promise.race([answer().catch(() => false), tooLate])
  stop()
  // It may never hear that we take our leave.
  void client.end().catch(() => {})
  return isThere
}
