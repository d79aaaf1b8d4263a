import "server-only"
import { currentDataVersion } from "../db/data-version"
import { pendingMigrationNames } from "../db/applied-migrations"
import { AppError } from "../errors"
import { logWarning } from "../log"
import { askedOnce } from "./asked-once"
import { ending, isEnding } from "./shutdown"

export type Readiness = {
  isReady: boolean
  /** What was looked at, with "ok" or a sentence of ours. */
  checks: Record<"server" | "database" | "migrations" | "data", string>
}

/** How long the database may take to answer; a balancer waits a few seconds. */
const patienceMs = 2000

/** A running build gets no new migrations, so that nobody asks again once there was none left. */
let hasMigrations = false
/** Who asks every few seconds fills no log with the same line. */
let isFailing = false
/** Once it was, it has pages to show, whatever becomes of its database. */
let wasReady = false

/**
 * Whether requests should be sent here: the database answers, has all of this build's tables and holds data, and
 * the server is not about to end. Counts the question, so that the server's end waits until whoever asks is told.
 *
 * @param needsDatabase without it, whether the server can go on showing pages that it kept: one that was ready once can
 */
export async function readReadiness({ needsDatabase = true } = {}): Promise<Readiness> {
  const state = ending()
  state.askedAt = performance.now()
  const checks = { server: "ok", database: "ok", migrations: "ok", data: "ok" }
  if (isEnding()) {
    state.toldSo += 1
    const unasked = "not asked"
    return {
      isReady: false,
      checks: { server: "ending", database: unasked, migrations: unasked, data: unasked },
    }
  }
  try {
    const [version, pending] = await look()
    hasMigrations = pending.length === 0
    isFailing = false
    if (version === null) checks.data = "none yet"
    if (pending.length > 0) checks.migrations = `${pending.length} to be applied`
  } catch (error) {
    checks.database = error instanceof AppError ? error.message : "The database does not answer."
    checks.migrations = checks.data = "not known"
    if (!isFailing) logWarning(error, "asking whether the server is ready")
    isFailing = true
    return { isReady: wasReady && !needsDatabase, checks }
  }
  const isReady = Object.values(checks).every((check) => check === "ok")
  wasReady ||= isReady
  return { isReady, checks }
}

const look = askedOnce(() =>
  withinPatience(Promise.all([currentDataVersion(), hasMigrations ? [] : pendingMigrationNames()])),
)

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the database has not answered within ${patienceMs} ms`))
    }, patienceMs)
  })
  // It may fail later still, when nobody waits any more.
  answer.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
