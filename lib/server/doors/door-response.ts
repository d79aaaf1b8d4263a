import "server-only"
import { dataLicence } from "@/lib/charts/dataset"
import { chartDoors, type ChartDoor } from "@/lib/routes"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { sha256Of } from "@/lib/server/snapshots/content"
import type { DoorChart } from "./door-chart"

export const doorTypes: Record<ChartDoor, string> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8; header=present",
  "csv-metadata.json": "application/csvm+json",
  json: "application/json",
  zip: "application/zip",
  md: "text/markdown; charset=utf-8; variant=GFM",
}

/**
 * A frozen chart's files stay what they are, but one may be withheld when a source comes to be protected: no cache
 * keeps it for longer than an hour without asking. A live chart's are asked for anew each time, and seldom sent twice.
 */
const cacheControl = {
  frozen: "public, max-age=3600, must-revalidate",
  live: "public, max-age=0, must-revalidate",
}

/** Programs on other people's pages read these files, and their headers. */
export const openToAll = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, link, content-disposition",
  "cross-origin-resource-policy": "cross-origin",
}

/** The answer with a chart's file, or that it has not changed. */
export function doorResponse(
  request: Request,
  chart: DoorChart,
  door: ChartDoor,
  bytes: Uint8Array<ArrayBuffer>,
): Response {
  const link = links(chart, door)
  return taggedResponse(request, bytes, sha256Of(bytes), {
    "cache-control": chart.isFrozen ? cacheControl.frozen : cacheControl.live,
    ...(link !== "" && { link }),
    // As of its page: search engines are led to the live chart.
    ...(chart.isFrozen && { "x-robots-tag": "noindex" }),
    ...openToAll,
    "content-type": doorTypes[door],
    "content-disposition": `inline; filename="${fileName(chart)}.${door}"`,
    "x-content-type-options": "nosniff",
    ...(door === "svg" && { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" }),
  })
}

/** Characters of an address above which it is not repeated for every file: many clients take 16 kB of headers. */
const mostRepeated = 700
/** Characters of an address above which it is in no header at all. */
const mostOnce = 4000

/** Where else the chart is to be had. Paths are enough: they are read against the address of the file. */
function links({ address, latest, document, doorAddress }: DoorChart, door: ChartDoor): string {
  // Only the bytes of a newer chart can be handed on.
  const isRepeated = document !== null && address.length <= mostRepeated
  const others = isRepeated ? chartDoors.filter((other) => other !== door) : []
  return [
    ...(address.length > mostOnce ? [] : [`<${address}>; rel="canonical"; type="text/html"`]),
    ...(latest === null || latest.length > mostOnce ? [] : [`<${latest}>; rel="latest-version"`]),
    `<${dataLicence.url}>; rel="license"`,
    ...(address.length > mostRepeated ? [] : [`<${address}>; rel="cite-as"`]),
    ...(door === "csv" && isRepeated
      ? [`<${doorAddress("csv-metadata.json")}>; rel="describedby"; type="${doorTypes["csv-metadata.json"]}"`]
      : []),
    ...others.map((other) => `<${doorAddress(other)}>; rel="alternate"; type="${plainType(other)}"`),
  ].join(", ")
}

function plainType(door: ChartDoor): string {
  return doorTypes[door].split(";", 1)[0]!
}

/** "chip-runway-runway-baidu-v412" */
function fileName({ document, hash }: DoorChart): string {
  if (document === null) return `chip-runway-${hash.slice(0, 16)}`
  const { spec, provenance } = document
  const subject = spec.firm ?? spec.order ?? spec.chip
  const parts = ["chip-runway", spec.chart, ...(typeof subject === "string" ? [subject] : [])]
  // A frozen spec is of any version, so it is not trusted to be a slug.
  return `${parts.join("-").replace(/[^A-Za-z0-9-]/g, "")}-v${provenance.dataVersion}`
}
