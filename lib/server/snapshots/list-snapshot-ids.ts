import "server-only"
import { db } from "@/lib/server/db/client"

/** Every snapshot's id, in order, read in parts: there may be a million. */
export async function* listSnapshotIds(atOnce = 500): AsyncGenerator<string> {
  let after = ""
  for (;;) {
    const rows = await db().snapshot.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: atOnce,
      select: { id: true },
    })
    for (const { id } of rows) yield id
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.id
  }
}
