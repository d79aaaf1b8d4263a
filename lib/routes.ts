import type { BoardView } from "./contracts/board"
import type { Month } from "./domain/month"

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
  order: (id: string) => `/orders/${encodeURIComponent(id)}`,
  sources: () => "/sources",
  source: (id: string) => `/sources/${encodeURIComponent(id)}`,
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
  /** Estimates under other rules; `query` holds the changes (`replayQuery`). */
  replay: (query = "") => `/controls/replay${query}`,
  /** A scenario on record, as of the data's month or of another one. */
  scenario: (id: string, asOf: Month | null = null) =>
    `/controls/replay/${encodeURIComponent(id)}${asOf === null ? "" : `/${asOf}`}`,
  health: () => "/api/health",
} as const
