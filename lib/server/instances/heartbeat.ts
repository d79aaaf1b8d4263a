import "server-only"
import { hostname } from "node:os"
import { ENGINE_VERSION } from "@/lib/estimation"
import { now } from "../clock"
import { db } from "../db/client"
import { env } from "../env"
import { log, logWarning } from "../log"
import { beforeEnd } from "../watch/shutdown"
import { thisInstance } from "./this-instance"

/** How often an instance says that it is there. */
export const heartbeatMs = 10_000
/** Who was killed leaves a row; after this long nobody asks about it any more. */
const forgottenAfterMs = 7 * 24 * 3_600_000

/** A server without jobs leaves them to others: JOBS=elsewhere. */
export type InstanceRole = "server" | "server without jobs" | "worker"

/**
 * Says in the database that this instance is there, and again every ten seconds, so that the admin page shows which
 * ones run on it. A database that is away or cannot be written is one line in the log and no reason to stop.
 */
export function beginHeartbeat(role: InstanceRole = serverRole()): void {
  let isFailing = false
  let isOver = false
  let turn = Promise.resolve()
  const beat = async () => {
    try {
      await sayThatHere(role)
      if (isFailing) log().info("this instance is in the table of instances again")
      isFailing = false
    } catch (error) {
      if (!isFailing) logWarning(error, "saying that this instance is there")
      isFailing = true
    }
    if (!isOver) setTimeout(next, heartbeatMs).unref()
  }
  const next = () => {
    turn = beat()
  }
  next()
  beforeEnd("leaving the table of instances", async () => {
    isOver = true
    await turn
    await leave()
  })
}

function serverRole(): InstanceRole {
  return env().JOBS === "here" ? "server" : "server without jobs"
}

/** Writes or renews this instance's row. */
export async function sayThatHere(role: InstanceRole): Promise<void> {
  const { id, build, startedAt, dataVersion } = thisInstance()
  const seenAt = now()
  const moving = { seenAt, dataVersion }
  await db().instance.upsert({
    where: { id },
    create: {
      id,
      host: placeOf(role),
      pid: process.pid,
      role,
      build,
      engine: ENGINE_VERSION,
      startedAt,
      ...moving,
    },
    update: moving,
  })
  await db().instance.deleteMany({ where: { seenAt: { lt: new Date(seenAt.getTime() - forgottenAfterMs) } } })
}

/** The machine, and of a server the port: several may run on one machine. */
function placeOf(role: InstanceRole): string {
  return role === "worker" ? hostname() : `${hostname()}:${env().PORT}`
}

/** Takes this instance's row away: it ended as it should. */
export async function leave(): Promise<void> {
  await db().instance.deleteMany({ where: { id: thisInstance().id } })
}
