import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { copySite, ensureBuilt, prepareDatabase, startSite, type Site } from "../../setup/built-site"

/** One trial: where it works, what it says, and what is undone at its end, latest first. */
export type Trial = {
  folder: string
  /** A line of what was done or what happened. */
  say: (line: string) => void
  /** Says whether something holds; the trial fails at its end where one thing does not. */
  holds: (what: string, isSo: boolean) => void
  atEnd: (undo: () => Promise<void> | void) => void
}

/** Runs a trial in a folder of its own, and ends this process with 1 where something did not hold. */
export async function tryOut(trial: (trial: Trial) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chip-runway-trial-"))
  const undos: (() => Promise<void> | void)[] = []
  const failures: string[] = []
  const began = performance.now()
  const say = (line: string) => {
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`)
  }
  const undoAll = async () => {
    for (const undo of undos.splice(0))
      await Promise.resolve(undo()).catch((error: unknown) => console.error(error))
    if (!process.env.TRIAL_KEEP) rmSync(folder, { recursive: true, force: true })
  }
  process.once("uncaughtException", (error) => {
    console.error(error)
    void undoAll().then(() => process.exit(1))
  })
  // A trial that is broken off leaves no server behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void undoAll().then(() => process.exit(1)))
  }
  try {
    await trial({
      folder,
      say,
      holds: (what, isSo) => {
        say(`${isSo ? "✓" : "✗"} ${what}`)
        if (!isSo) failures.push(what)
      },
      atEnd: (undo) => undos.unshift(undo),
    })
  } finally {
    await undoAll()
  }
  if (failures.length > 0) console.log(`\nDid not hold:\n${failures.join("\n")}`)
  process.exit(failures.length > 0 ? 1 : 0)
}

/** What signs cookies on every site of a trial. */
export const trialSecret = "a secret that the sites of a trial share"

type Started = {
  databaseUrl: string
  name?: string
  env?: Record<string, string>
  /** Whether the database holds data already. */
  isPrepared?: boolean
  /** Where the build is; without it this source's own. */
  from?: string
}

/** A copy of the built site on a database, running. This process then works on the same database. */
export async function startTried(
  trial: Trial,
  { databaseUrl, name = "site", env = {}, isPrepared = false, from }: Started,
): Promise<Site> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, AUTH_SECRET: trialSecret })
  if (!isPrepared) {
    mkdirSync(trial.folder, { recursive: true })
    ensureBuilt(`file:${join(trial.folder, "built-from.db")}`)
    prepareDatabase(databaseUrl)
    trial.say("the database is made, with all data and estimates")
  }
  const folder = join(trial.folder, name)
  if (from === undefined) copySite(folder)
  const site = await startSite({
    folder: from ?? folder,
    databaseUrl,
    log: join(trial.folder, `${name}.log`),
    env,
  })
  trial.atEnd(() => site.stop())
  trial.say(`the site "${name}" answers`)
  return site
}

/** Megabytes of memory that a process holds. */
export function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8")
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Asks again and again until something is so. @returns milliseconds that it took; null: not within the time */
export async function until(
  isSo: () => Promise<boolean>,
  mostMs: number,
  everyMs = 50,
): Promise<number | null> {
  const began = performance.now()
  while (performance.now() - began < mostMs) {
    if (await isSo().catch(() => false)) return Math.round(performance.now() - began)
    await pause(everyMs)
  }
  return null
}
