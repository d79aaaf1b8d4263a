import "server-only"
import { Socket } from "node:net"
import { afterAwake } from "../outage/after-awake"
import { poolConfig } from "./pool-config"
import { databaseTarget } from "./target"

/** How long a server that is well may take to let somebody in and to answer, in milliseconds. */
const patienceMs = 2000

/** Who asks while somebody else does hears the same answer. By address. */
const asking = new Map<string, Promise<boolean>>()

/**
 * Whether the database server answers, asked on a connection of its own: those of the pool may all be at work, or hang.
 * A file is always there to be asked.
 *
 * @param url of another server than the database's own
 */
export function answersAtAll(url?: string): Promise<boolean> {
  const target = databaseTarget(url)
  if (target.kind === "sqlite") return Promise.resolve(true)
  const begun = asking.get(target.url)
  if (begun) return begun
  // What keeps us from asking, as a certificate's file that is gone, keeps all others too.
  const asked = ask(target.url)
    .catch(() => false)
    .finally(() => asking.delete(target.url))
  asking.set(target.url, asked)
  return asked
}

async function ask(url: string): Promise<boolean> {
  const { default: pg } = await import("pg")
  const socket = new Socket()
  const client = new pg.Client({
    ...poolConfig(url, { statementMs: patienceMs, poolSize: 1 }),
    stream: () => socket,
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
  const refused = (error: unknown) => error instanceof pg.DatabaseError && isServersOwn(error)
  const isThere = await Promise.race([answer().catch(refused), tooLate])
  stop()
  if (isThere) void client.end().catch(() => {})
  // It may never hear that we take our leave, nor that we came.
  else socket.destroy()
  return isThere
}

/**
 * Whether a refusal is one of a server that works: too many are in, a wrong password, a database that is not there. One
 * that ends or is starting (57P01 to 57P03) does not, nor does one that a pooler before it cannot reach (class 08).
 */
function isServersOwn({ code, message }: { code?: string; message: string }): boolean {
  // PgBouncer says all it has to say by one code.
  if (/no more connections allowed/.test(message)) return true
  return code !== undefined && !/^(?:57P0[123]|08)/.test(code)
}
