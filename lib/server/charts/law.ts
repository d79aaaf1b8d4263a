import "server-only"
import type { ChartData, ChartDocument, Measure } from "@/lib/charts/document"
import { lawFigure } from "@/lib/charts/figure/law-figure"
import { ruleTimelineModel } from "@/lib/charts/rule-timeline-model"
import type { SpecOf } from "@/lib/charts/spec"
import type { ControlDayView, RuleBrief } from "@/lib/contracts/control"
import { dayWords } from "@/lib/format"
import { getControlsToday } from "@/lib/server/queries/controls"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** Every text on record with the days on which it bound, and what stands around them. */
export async function buildLaw(spec: SpecOf<"law">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const view = await getControlsToday()
    if (view.rules.length === 0) return null
    const { control, listing, proposal } = catalogue.records
    return recordDocument(catalogue, {
      spec,
      figure: lawFigure(ruleTimelineModel({ ...view, today: view.compiledOn })),
      answer: answerOf(view),
      data: dataOf(view),
      measures: measuresOf(view),
      sourceIds: [...control, ...listing, ...proposal].flatMap(({ sourceIds }) => sourceIds),
    })
  })
}

/** Texts whose state on a day this is. */
function countIn(
  { rules, compiledOn }: ControlDayView,
  state: RuleBrief["periods"][number]["state"],
): number {
  return rules.filter(({ periods }) =>
    periods.some(
      (one) =>
        one.state === state && one.from <= compiledOn && (one.until === null || compiledOn <= one.until),
    ),
  ).length
}

function answerOf(view: ControlDayView): string {
  const [bound, suspended, unknown] = (["in force", "suspended", "unknown"] as const).map((state) =>
    countIn(view, state),
  )
  return [
    `Of ${view.rules.length} texts on record ${bound} ${bound === 1 ? "is" : "are"} in force on ${dayWords(view.compiledOn)}`,
    ...(suspended ? [`${suspended} ${suspended === 1 ? "is" : "are"} suspended`] : []),
    ...(unknown ? [`of ${unknown} it is not known whether ${unknown === 1 ? "it binds" : "they bind"}`] : []),
  ]
    .join("; ")
    .concat(".")
}

function measuresOf(view: ControlDayView): Measure[] {
  const measure = (key: string, label: string, value: number, one: string) => ({
    key: `law.${key}`,
    label,
    value,
    unit: `${one}s`,
    words: value === 1 ? `1 ${one}` : `${value} ${one}s`,
  })
  return [
    measure("in-force", "Texts in force on the day of the records", countIn(view, "in force"), "text"),
    measure("texts", "Texts on record", view.rules.length, "text"),
    measure("listings", "Entries of firms on lists", view.listings.length, "listing"),
    measure("proposals", "Bills and drafts on record", view.proposals.length, "proposal"),
  ]
}

/** A row for each stretch of a text, each entry on a list, each bill. */
function dataOf({ rules, listings, proposals }: ControlDayView): ChartData {
  return {
    columns: [
      { name: "kind", title: "“text”, “listing” or “proposal”", unit: null, type: "text" },
      { name: "id", title: "As in its address here", unit: null, type: "text" },
      { name: "name", title: "Name", unit: null, type: "text" },
      { name: "short_name", title: "Short name; for a listing the list", unit: null, type: "text" },
      { name: "from", title: "First day; empty: not on record", unit: null, type: "date" },
      { name: "until", title: "Last day; empty: none is set", unit: null, type: "date" },
      { name: "state", title: "State from that day on", unit: null, type: "text" },
      {
        name: "strictest",
        title: "Strictest answer of the text, by its code; empty: it points to another text",
        unit: null,
        type: "text",
      },
    ],
    rows: [
      ...rules.flatMap(({ id, name, shortName, periods, strictest }) =>
        periods.map(({ from, until, state }) => ["text", id, name, shortName, from, until, state, strictest]),
      ),
      ...listings.map(({ id, names, list, listedOn }) => [
        "listing",
        id,
        names,
        list,
        listedOn.date,
        null,
        "listed",
        null,
      ]),
      ...proposals.map(({ id, name, shortName, introducedOn, state, strictest }) => [
        "proposal",
        id,
        name,
        shortName,
        introducedOn?.date ?? null,
        null,
        state,
        strictest,
      ]),
    ],
  }
}
