import { GET as chartDoor } from "@/app/doors/charts/[chart]/[door]/route"
import { GET as frozenDoor } from "@/app/doors/s/[id]/[door]/route"
import { GET as chartEmbed } from "@/app/embed/charts/[chart]/route"
import { GET as frozenEmbed } from "@/app/embed/s/[id]/route"
import { GET as changesAtom } from "@/app/changes.atom/route"
import { GET as changesJson } from "@/app/changes.json/route"
import { GET as firmChanges } from "@/app/doors/changes/[slug]/[format]/route"
import { GET as dossier } from "@/app/companies/[slug]/dossier.html/route"
import { GET as kit } from "@/app/lab/kit/[firm]/[asOf]/route"
import { GET as oembed } from "@/app/oembed/route"
import { GET as record } from "@/app/api/v1/records/[kind]/[id]/route"
import { GET as snapshotFacts } from "@/app/api/v1/snapshots/[id]/route"
import { GET as snapshotInput } from "@/app/s/inputs/[file]/route"

import { GET as dataFile } from "@/app/data/[...file]/route"
import { GET as numberApi } from "@/app/api/v1/numbers/[...path]/route"
import { GET as ordersCsv } from "@/app/orders.csv/route"
import { GET as ordersJson } from "@/app/orders.json/route"
import { GET as orderRows } from "@/app/orders/rows.json/route"
import { GET as searchJson } from "@/app/search.json/route"

/** An answer to somebody without an account. */
export type PublicAnswer = { door: string; status: number; text: string }

const site = "http://localhost:3000"

type Handler<Params> = (
  request: Request,
  context: { params: Promise<Params> },
) => Response | Promise<Response>

/** Asks a door as a stranger does. Pictures come back as their bytes in Latin-1: what they say is asked of the SVG. */
export async function ask<Params>(
  path: string,
  handler: Handler<Params>,
  params: Params,
): Promise<PublicAnswer> {
  const response = await handler(new Request(`${site}${path}`), { params: Promise.resolve(params) })
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n")
  return { door: path, status: response.status, text: `${headers}\n\n${await response.text()}` }
}

const files = ["json", "csv", "md", "svg"] as const

/** A live chart through every file that holds text, its embed and its oEmbed. `query` with its "?". */
export function chartDoors(chart: string, query = ""): (() => Promise<PublicAnswer>)[] {
  return [
    ...files.map((door) => () => ask(`/charts/${chart}.${door}${query}`, chartDoor, { chart, door })),
    () => ask(`/embed/charts/${chart}${query}`, chartEmbed, { chart }),
    () =>
      ask(
        `/oembed?format=json&url=${encodeURIComponent(`${site}/charts/${chart}${query}`)}`,
        oembed as Handler<object>,
        {},
      ),
  ]
}

/** A frozen chart through every file, its embed, its facts, its oEmbed. */
export function frozenDoors(id: string): (() => Promise<PublicAnswer>)[] {
  return [
    ...[...files, "png"].map((door) => () => ask(`/s/${id}.${door}`, frozenDoor, { id, door })),
    () => ask(`/embed/s/${id}`, frozenEmbed, { id }),
    () => ask(`/api/v1/snapshots/${id}`, snapshotFacts, { id }),
    () =>
      ask(`/oembed?format=json&url=${encodeURIComponent(`${site}/s/${id}`)}`, oembed as Handler<object>, {}),
  ]
}

export const inputDoor = (hash: string) => () =>
  ask(`/s/inputs/${hash}.json`, snapshotInput, { file: `${hash}.json` })

export const recordDoor = (kind: string, id: string) => () =>
  ask(`/api/v1/records/${kind}/${id}`, record, { kind, id })

export const dossierDoor = (slug: string) => () => ask(`/companies/${slug}/dossier.html`, dossier, { slug })

export const kitDoor = (firm: string, asOf: string) => () =>
  ask(`/lab/kit/${firm}/${asOf}`, kit, { firm, asOf })

/** What was changed, as feeds: of all firms, and of one. */
export function changesDoors(slug: string): (() => Promise<PublicAnswer>)[] {
  return [
    () => ask("/changes.atom", changesAtom as Handler<object>, {}),
    () => ask("/changes.json", changesJson as Handler<object>, {}),
    ...["atom", "json"].map(
      (format) => () => ask(`/changes/firms/${slug}.${format}`, firmChanges, { slug, format }),
    ),
  ]
}

/** All orders as rows and files; `query` with its "?". */
export function ordersDoors(query = ""): (() => Promise<PublicAnswer>)[] {
  return [
    () => ask(`/orders/rows.json${query}`, orderRows as Handler<object>, {}),
    () => ask(`/orders.csv${query}`, ordersCsv as Handler<object>, {}),
    () => ask(`/orders.json${query}`, ordersJson as Handler<object>, {}),
  ]
}

export const searchDoor = (q: string) => () =>
  ask(`/search.json?q=${encodeURIComponent(q)}`, searchJson as Handler<object>, {})

/** What is behind a number; `path` as in its address after /numbers/. */
export const numberDoor =
  (path: string, query = "") =>
  () =>
    ask(`/api/v1/numbers/${path}${query}`, numberApi, { path: path.split("/") })

export const dataDoor = (path: string) => () => ask(`/data/${path}`, dataFile, { file: path.split("/") })
