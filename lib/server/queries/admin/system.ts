import "server-only"
import { systemSchema, type System } from "@/lib/contracts/system"
import { ENGINE_VERSION } from "@/lib/estimation"
import { requirePermission, type Actor } from "@/lib/server/auth/permissions"
import { now } from "@/lib/server/clock"
import { migrationStates } from "@/lib/server/db/applied-migrations"
import { db } from "@/lib/server/db/client"
import { currentDataVersion } from "@/lib/server/db/data-version"
import { databaseSize } from "@/lib/server/db/database-size"
import { shownDataVersion, shownSince } from "@/lib/server/db/shown-version"
import { databaseKind, databaseName } from "@/lib/server/db/target"
import { env } from "@/lib/server/env"
import { heartbeatMs } from "@/lib/server/instances/heartbeat"
import { thisInstance } from "@/lib/server/instances/this-instance"
import { settingsInForce } from "@/lib/server/watch/settings-in-force"
import { waitingSince } from "@/lib/server/watch/waiting-since"

/** An instance that has missed three of its signs is not there, or its database is not there for it. */
const missedMs = 3 * heartbeatMs
const newest = 20

/** How the site runs: what it shows, on what it runs, who runs it, what is done in the background and kept. */
export async function getSystem(actor: Actor | null): Promise<System> {
  requirePermission(actor, "system:read")
  const at = now()
  const here = thisInstance()
  const [newestVersion, shownVersion, waiting, migrations, bytes, instances, jobs, backups, goodBackup] =
    await Promise.all([
      currentDataVersion(),
      shownDataVersion(),
      waitingSince(),
      migrationStates(),
      databaseSize(),
      db().instance.findMany({ orderBy: [{ seenAt: "desc" }, { id: "asc" }], take: 100 }),
      db().jobRun.findMany({ orderBy: { id: "desc" }, take: newest }),
      db().backupRun.findMany({ orderBy: { id: "desc" }, take: newest }),
      db().backupRun.findFirst({
        where: { kind: "backup", verified: true, error: null },
        orderBy: { startedAt: "desc" },
      }),
    ])
  const since = shownVersion === null ? null : await shownSince(shownVersion)
  return systemSchema.parse({
    at: at.toISOString(),
    newestVersion,
    shownVersion,
    shownSince: since?.toISOString() ?? null,
    waitingSince: waiting?.toISOString() ?? null,
    build: here.build,
    engine: ENGINE_VERSION,
    database: { kind: databaseKind(), name: databaseName(), bytes },
    migrations,
    backupEveryHours: env().BACKUP_EVERY_HOURS ?? null,
    instances: instances.map(({ startedAt, seenAt, ...instance }) => ({
      ...instance,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      isHere: at.getTime() - seenAt.getTime() < missedMs,
      isThisOne: instance.id === here.id,
    })),
    jobs: jobs.map((job) => ({ ...job, ...moments(job) })),
    backups: backups.map(backupRow),
    goodBackup: goodBackup && backupRow(goodBackup),
    settings: settingsInForce(),
  })
}

type Run = { startedAt: Date; endedAt: Date | null }

function moments({ startedAt, endedAt }: Run) {
  return { startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }
}

function backupRow<Row extends Run & { verified: boolean }>({ verified, ...row }: Row) {
  return { ...row, ...moments(row), isVerified: verified }
}
