import { specQuery } from "./charts/spec-query"
import type { ChartSpec } from "./charts/spec"
import type { BoardView } from "./contracts/board"
import type { ContradictionsView } from "./contracts/contradiction"
import type { OpenQuestionsView } from "./contracts/open-questions"
import type { Month } from "./domain/month"
import { labQuery, type LabState } from "./lab/lab-query"
import { numberPath, type NumberKey } from "./number-key"
import { sourcePath } from "./source-path"

/** The view that `/` shows. */
export const defaultBoardView: BoardView = { set: "own", sort: "training", kind: "all" }

/** Every internal address, in one place. */
export const routes = {
  /** The default view lives at `/`; every other one has its own address, which works without JavaScript. */
  board(view: BoardView = defaultBoardView): string {
    const isDefault =
      view.set === defaultBoardView.set &&
      view.sort === defaultBoardView.sort &&
      view.kind === defaultBoardView.kind
    return isDefault ? "/" : `/board/${view.set}/${view.sort}/${view.kind}`
  },
  companies: () => "/companies",
  company: (slug: string) => `/companies/${encodeURIComponent(slug)}`,
  /** Two to six firms beside each other. */
  compare: (firms: readonly string[] = [], known: string | null = null) =>
    withQuery("/compare", {
      ...(firms.length > 0 && { firms: firms.join(",") }),
      ...(known !== null && { known }),
    }).replaceAll("%2C", ","),
  /** Every order; `query` chooses, sorts and groups them (`ordersQuery`). */
  orders: (query = "") => `/orders${query}`,
  /** Some of the rows of a view, as JSON. `limit` is the most of them. */
  ordersRows: (query: string, offset: number, limit: number) =>
    `/orders/rows.json${joined(query, { offset: String(offset), limit: String(limit) })}`,
  /** Every order of a view as a file; `isForSpreadsheet` marks a CSV as UTF-8 in a way that spreadsheets know. */
  ordersFile: (ending: "csv" | "json", query: string, isForSpreadsheet = false) =>
    `/orders.${ending}${joined(query, isForSpreadsheet ? { bom: "yes" } : {})}`,
  /** What the columns of `/orders.csv` mean, and their units. */
  ordersColumns: () => "/orders.csv-metadata.json",
  /** Where reports disagree: all matters, or one of them. */
  contradictions: (id?: string) => `/contradictions${id ? `#${encodeURIComponent(id)}` : ""}`,
  /** Those of one firm, of one kind, or both. */
  contradictionsOf: ({ firm, kind }: ContradictionsView) =>
    firm === null && kind === null
      ? "/contradictions"
      : `/contradictions/${encodeURIComponent(firm ?? "all")}/${encodeURIComponent(kind ?? "all")}`,
  /** What is behind a number. `known` is the ISO day of what was known. */
  number: (key: NumberKey, known: string | null = null) =>
    withQuery(`/numbers/${numberPath(key)}`, known === null ? {} : { known }),
  search: (q = "") => withQuery("/search", q === "" ? {} : { q }),
  /** What was changed in the data, of all firms or of one. */
  changes: (firm?: string) => (firm ? `/changes/firms/${encodeURIComponent(firm)}` : "/changes"),
  /** The changes before a data version: where a page of them ends, the next begins. */
  changesBefore: (dataVersion: number, firm?: string) => `${routes.changes(firm)}/before/${dataVersion}`,
  /** The changes as a feed. */
  changesFeed: (format: "atom" | "json", firm?: string) => `${routes.changes(firm)}.${format}`,
  /** All that a data version changed; of a large one a part of its records. */
  change: (dataVersion: number, part = 1) => `/changes/${dataVersion}${part === 1 ? "" : `/${part}`}`,
  order: (id: string) => `/orders/${encodeURIComponent(id)}`,
  sources: () => "/sources",
  source: sourcePath,
  /** What is new on the site itself, and when a new engine moved published numbers. */
  changelog: () => "/changelog",
  /** The whole data set: what is in it, and all of it as one file. */
  data: () => "/data",
  dataZip: () => "/data.zip",
  /** One file of it: "orders.csv", "datapackage.json", "records/order.json". */
  dataFile: (path: string) => `/data/${path}`,
  methodology: (anchor?: string) => `/methodology${anchor ? `#${anchor}` : ""}`,
  assumptions: () => "/assumptions",
  assumption: (id: string) => `/assumptions#${encodeURIComponent(id)}`,
  chips: () => "/chips",
  /** The chips of one maker, or of a group of them. */
  chipsBy: (makers: string) => `/chips/makers/${encodeURIComponent(makers)}`,
  chip: (id: string) => `/chips/${encodeURIComponent(id)}`,
  /** What the law says today; another day has its own address. */
  controls: () => "/controls",
  control: (id: string) => `/controls/${encodeURIComponent(id)}`,
  controlsOn: (day: string) => `/controls/on/${encodeURIComponent(day)}`,
  /** Takes a day from a form (`?day=`) and leads to its page. */
  controlsDayForm: () => "/controls/on",
  /** Every answer of every day, for the slider. */
  everyControlDay: () => "/controls/on/every-day",
  /** The classify form, filled in as `query` says (`classifyQuery`). */
  classify: (query = "") => `/controls/classify${query}`,
  /** The laboratory: the choice of firms, a firm's estimate as it stands, or a reader's state of it. */
  lab(of?: string | LabState): string {
    if (of === undefined) return "/lab"
    return `/lab${typeof of === "string" ? `?firm=${encodeURIComponent(of)}` : labQuery(of)}`
  },
  /** All records that a firm's estimates as of a month can rest on, as JSON. */
  labKit: (firm: string, asOf: Month) => `/lab/kit/${encodeURIComponent(firm)}/${asOf}`,
  /** A firm's estimate under every scenario on record. */
  scenariosOf: (slug: string) => `${routes.company(slug)}/scenarios`,
  /** What moved a firm's estimate between two states of knowledge. */
  moved: (slug: string, query = "") => `${routes.company(slug)}/moved${query}`,
  trackRecord: () => "/track-record",
  /** What was said of stocks; in another order than by whether it ran out it has an address of its own. */
  statements: (order = "state") => (order === "state" ? "/statements" : `/statements/by/${order}`),
  /** The facts most worth finding: of all firms, or one firm's or one workload's. */
  openQuestions({ firm, workload }: OpenQuestionsView = { firm: null, workload: null }): string {
    if (firm === null && workload === null) return "/open-questions"
    return `/open-questions/${encodeURIComponent(firm ?? "all")}/${workload ?? "both"}`
  },
  /** Estimates under other rules; `query` holds the changes (`replayQuery`). */
  replay: (query = "") => `/controls/replay${query}`,
  /** A scenario on record, as of the data's month or of another one. */
  scenario: (id: string, asOf: Month | null = null) =>
    `/controls/replay/${encodeURIComponent(id)}${asOf === null ? "" : `/${asOf}`}`,
  /** A frozen chart: never changes once made. */
  snapshot: (id: string) => `/s/${id}`,
  /** The same as a file. `query` chooses a picture's size and theme. */
  snapshotDoor: (id: string, door: ChartDoor, query: Record<string, string> = {}) =>
    withQuery(`/s/${id}.${door}`, query),
  /** What moved since the chart was frozen. */
  snapshotChanges: (id: string) => `/s/${id}/changes`,
  /** The frozen input of an engine run behind a snapshot. */
  snapshotInput: (hash: string) => `/s/inputs/${hash}.json`,
  /** A live chart: the query string is its whole state. */
  chart: (spec: ChartSpec) => `/charts/${spec.chart}${specQuery(spec)}`,
  chartDoor: (spec: ChartSpec, door: ChartDoor, query: Record<string, string> = {}) =>
    `/charts/${spec.chart}.${door}${joined(specQuery(spec), query)}`,
  charts: () => "/charts",
  /** Plain documents for other people's pages. */
  snapshotEmbed: (id: string, query: Record<string, string> = {}) => withQuery(`/embed/s/${id}`, query),
  chartEmbed: (spec: ChartSpec, query: Record<string, string> = {}) =>
    `/embed/charts/${spec.chart}${joined(specQuery(spec), query)}`,
  /** Gives an embed's frame the height of what is in it. */
  embedScript: () => "/embed.js",
  /** `of` is the full address of a chart or a snapshot. */
  oembed: (of: string, format: "json" | "xml") => withQuery("/oembed", { url: of, format }),
  /** Takes a chart's settings by POST and freezes it. */
  apiSnapshots: () => "/api/v1/snapshots",
  /** Recomputes a snapshot's hashes from what is stored. */
  apiSnapshotVerify: (id: string) => `/api/v1/snapshots/${encodeURIComponent(id)}/verify`,
  /** A firm's profile as one file. */
  dossier: (slug: string) => `/companies/${encodeURIComponent(slug)}/dossier.html`,
  /** The editors' rooms; nothing in them is public. */
  admin: {
    /** Records of a kind; `kind` is the address's word for it ("orders"), `find` narrows the list. */
    records: (kind: string, find?: string) =>
      `/admin/${encodeURIComponent(kind)}${find ? `?find=${encodeURIComponent(find)}` : ""}`,
    record: (kind: string, id: string, query: Record<string, string> = {}) =>
      withQuery(`/admin/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`, query),
    newRecord: (kind: string, query: Record<string, string> = {}) =>
      withQuery(`/admin/${encodeURIComponent(kind)}/new`, query),
    /** What was changed, by whom and why; `query` narrows it (`historyQuery`). */
    revisions: (query = "") => `/admin/revisions${query}`,
    revision: (id: number) => `/admin/revisions/${id}`,
    dataVersion: (number: number) => `/admin/revisions/versions/${number}`,
    imports: () => "/admin/import",
    import: (id: string, query: Record<string, string> = {}) =>
      withQuery(`/admin/import/${encodeURIComponent(id)}`, query),
    /** How far an import is, as JSON. */
    importProgress: (id: string) => `/admin/import/${encodeURIComponent(id)}/progress`,
    reviews: () => "/admin/reviews",
    review: (id: string) => `/admin/reviews/${encodeURIComponent(id)}`,
    settings: () => "/admin/settings",
    system: () => "/admin/system",
    tokens: () => "/admin/tokens",
    home: () => "/admin",
    /** `next` is the page to go on to; only addresses of the admin area are followed. */
    login: (next?: string) => `/admin/login${next ? `?next=${encodeURIComponent(next)}` : ""}`,
    loginCode: (next?: string) => `/admin/login/code${next ? `?next=${encodeURIComponent(next)}` : ""}`,
    forgotPassword: () => "/admin/login/forgotten",
    welcome: (token: string) => `/admin/welcome/${encodeURIComponent(token)}`,
    account: () => "/admin/account",
    secondFactor: () => "/admin/account/second-factor",
    users: () => "/admin/users",
    /** `before` is where a page of the audit begins; `outcome` narrows it. */
    audit: (query: Record<string, string> = {}) => withQuery("/admin/audit", query),
  },
  apiRecord: (kind: string, id: string) =>
    `/api/v1/records/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`,
  health: () => "/api/health",
} as const

/** The files that a chart can be had as. */
export const chartDoors = ["svg", "png", "csv", "csv-metadata.json", "json", "md", "zip"] as const
export type ChartDoor = (typeof chartDoors)[number]

/** More parameters after a query that may be empty. */
function joined(query: string, more: Record<string, string>): string {
  const text = new URLSearchParams(more).toString()
  if (text === "") return query
  return query === "" ? `?${text}` : `${query}&${text}`
}

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString()
  return text === "" ? path : `${path}?${text}`
}
