import "server-only"
import type { ChartDocument } from "@/lib/charts/document"
import { compareDocuments, type Newer } from "@/lib/charts/moved"
import { migrateSpec } from "@/lib/charts/spec-migrations"
import { getKeptChart } from "@/lib/server/charts/kept-chart"

/**
 * How far the answer of a frozen chart has moved since. Today's chart is kept until a save touches it, and a page
 * that asks is kept with it and falls with it. The frozen document is not touched.
 */
export async function newerThan(frozen: ChartDocument): Promise<Newer> {
  const opened = migrateSpec(frozen.spec)
  switch (opened.status) {
    case "newer":
      return { status: "gone", why: "its settings were written by a newer version of this site." }
    case "unknown":
      return { status: "gone", why: "this version of the site no longer has its settings." }
    case "ok": {
      const today = await getKeptChart(opened.spec)
      if (today === null) return { status: "gone", why: "nothing on record fits its settings any more." }
      return compareDocuments(frozen, today)
    }
  }
}
