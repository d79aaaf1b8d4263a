import { routes } from "@/lib/routes"
import { isFromHere } from "@/lib/server/api/is-from-here"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { readBody } from "@/lib/server/api/read-body"
import { retryAfter } from "@/lib/server/api/retry-after"
import { clientAddress } from "@/lib/server/auth/client-address"
import { siteAddress } from "@/lib/server/auth/site-address"
import { AppError } from "@/lib/server/errors"
import { logError } from "@/lib/server/log"
import { refusalOf } from "@/lib/server/refusal-of"
import { specFromForm, specFromJson } from "@/lib/server/snapshots/posted-spec"
import { refusalPage } from "@/lib/server/snapshots/refusal-page"
import { shareChart } from "@/lib/server/snapshots/share-chart"
import { getSnapshotFacts } from "@/lib/server/snapshots/snapshot-facts"

export const dynamic = "force-dynamic"

/** More than the settings of any chart have. */
const mostBytes = 16_384

/**
 * Freezes a chart. Takes its settings as JSON, and answers with the snapshot's id and what a citation names; or as a
 * form without scripts, and leads to the snapshot's page, which names all that itself.
 */
export async function POST(request: Request): Promise<Response> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]!.trim().toLowerCase()
  switch (type) {
    case "application/json":
      return fromProgram(request)
    case "application/x-www-form-urlencoded":
      return fromForm(request)
    default: {
      const detail =
        "Send the chart's settings as application/json or as a form (application/x-www-form-urlencoded)."
      return problemResponse({ status: 415, detail })
    }
  }
}

async function fromProgram(request: Request): Promise<Response> {
  try {
    refuseStrangers(request)
    const read = specFromJson(parsed(await readBody(request, mostBytes, "16 kB")))
    if (!read.isValid) {
      const detail = "These are no settings of a chart."
      return problemResponse({ status: 422, detail, errors: read.problems })
    }
    const { id, hash, isNew } = await shareChart(read.spec, clientAddress(request.headers))
    const url = new URL(routes.snapshot(id), siteAddress()).href
    const facts = await getSnapshotFacts(id)
    if (facts === null) throw new Error(`The snapshot ${id} was frozen and is not there`)
    const { title, asOf, dataVersion, createdAt } = facts
    // A chart bears the data version that last touched it, which is an earlier one than its page shows as a rule.
    const hasMoved = read.shows === null ? null : dataVersion > read.shows
    return Response.json(
      { id, url, hash, isNew, title, asOf, dataVersion, createdAt, hasMoved },
      {
        status: isNew ? 201 : 200,
        headers: { location: routes.snapshot(id), "cache-control": "no-store" },
      },
    )
  } catch (error) {
    return problemOfError(error, "freezing a chart")
  }
}

async function fromForm(request: Request): Promise<Response> {
  let backTo = routes.charts()
  try {
    refuseStrangers(request)
    const read = specFromForm(new URLSearchParams(await readBody(request, mostBytes, "16 kB")))
    if (!read.isValid) {
      const what = read.problems.map(({ field, message }) => `${field}: ${message}`).join("; ")
      return refusalPage(422, `These are no settings of a chart. ${what}.`, backTo)
    }
    backTo = routes.chart(read.spec)
    const { id } = await shareChart(read.spec, clientAddress(request.headers))
    return new Response(null, {
      status: 303,
      headers: { location: routes.snapshot(id), "cache-control": "no-store" },
    })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return refusalPage(refusal.status, refusal.message, backTo, retryAfter(refusal))
    return refusalPage(
      500,
      `The fault is ours. It is logged as ${logError(error, "freezing a chart")}.`,
      backTo,
    )
  }
}

function refuseStrangers({ headers }: Request): void {
  if (isFromHere(headers)) return
  throw new AppError(
    "forbidden",
    "This was sent from another site. Charts are frozen from our own pages, or by programs.",
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError("invalid-input", "The body must be JSON.")
  }
}
