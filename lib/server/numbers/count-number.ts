import "server-only"
import type { NumberView } from "@/lib/contracts/number"
import type { Company } from "@/lib/domain/company"
import { recordKinds, type RecordKind } from "@/lib/domain/record"
import { dayWords } from "@/lib/format"
import { sentenceCase } from "@/lib/labels"
import type { NumberKey } from "@/lib/number-key"
import { recordKindWords } from "@/lib/record-kind-words"
import { routes } from "@/lib/routes"
import { countedInput, countedReport } from "./counted-input"
import { viewOf, type Opened } from "./opened"
import { recordsOfFirm } from "./records-of-firm"

type Key = Extract<NumberKey, { of: "count" }>
type Kind = RecordKind | "report"

/** Records that are named one by one; all of them stand in the list that is led to. */
const mostNamed = 40

/** How many records of a kind there are, of all or of one firm: what is counted, and where it stands. */
export async function countNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const { catalogue } = opened
  const kind = key.kind === "report" ? "report" : recordKinds.find((one) => one === key.kind)
  const company = key.firm === null ? null : catalogue.company.get(key.firm)
  if (!kind || company === undefined) return null
  const counted = kind === "report" ? reportsOf(opened, company) : await recordsOf(opened, kind, company)
  const { one, many } = wordsOf(kind)
  const inputs = counted.slice(0, mostNamed).map((input) => input())
  const { length } = counted
  const apart = kind === "company" ? catalogue.records.company.filter(({ isPseudo }) => isPseudo) : []
  return viewOf(opened, key, {
    title: company ? `${company.name}: ${many} on record` : `${sentenceCase(many)} on record`,
    value: length.toLocaleString("en-US"),
    unit: length === 1 ? one : many,
    when: `data as of ${dayWords(catalogue.dataset.compiledOn)}`,
    formula: {
      words: [
        `Every ${one} on record${company ? ` that concerns ${company.name}` : ""}, each counted once.`,
        explained[kind],
        apart.length > 0 &&
          `${apart.map(({ name }) => name).join(", ")}: what is said of the market as a whole stands there, and is no firm.`,
      ]
        .filter(Boolean)
        .join(" "),
      parts: length > 0 ? [{ title: length > mostNamed ? `The first ${mostNamed}` : null, inputs }] : [],
    },
    more: listOf(kind, company),
  })
}

/** A count of firms says what the board says. */
function wordsOf(kind: Kind): { one: string; many: string } {
  if (kind === "report") return { one: "report", many: "reports" }
  return kind === "company" ? { one: "firm", many: "firms" } : recordKindWords[kind]
}

/** What is counted that a reader might not expect. */
const explained: Partial<Record<Kind, string>> = {
  report:
    "A report is what one source says of an order. Repetitions stand on record too, and have no weight.",
  order: "An order stands here whatever became of it.",
  source: "A source is a page, a filing or a data set that something on record rests on.",
}

/** Each made only when it is named. */
type Counted = (() => ReturnType<typeof countedInput>)[]

function reportsOf(opened: Opened, company: Company | null): Counted {
  const { records, ordersOf } = opened.catalogue
  const orders = company ? (ordersOf.get(company.id) ?? []) : records.order
  return orders.flatMap((order) => order.reports.map((report) => () => countedReport(opened, order, report)))
}

async function recordsOf(opened: Opened, kind: RecordKind, company: Company | null): Promise<Counted> {
  const { catalogue } = opened
  const mine = company ? await recordsOfFirm(catalogue, kind, company) : null
  const all: readonly { id: string }[] = catalogue.records[kind]
  return (
    all
      .filter(({ id }) => mine === null || mine.has(id))
      // The market as a whole is on record as a company is, and is no firm.
      .filter(({ id }) => kind !== "company" || !catalogue.company.get(id)?.isPseudo)
      .map((record) => () => countedInput(opened, kind, record))
  )
}

/** The list in which all of them stand. */
function listOf(kind: Kind, company: Company | null): NumberView["more"] {
  const profile = (part: string, label: string) =>
    company ? [{ label, href: `${routes.company(company.id)}#${part}` }] : []
  switch (kind) {
    case "report":
    case "order":
      return [
        ...profile("orders", `Orders of ${company?.name}`),
        { label: "All orders with their reports", href: routes.orders() },
      ]
    case "statement":
      return [
        ...profile("statements", `What was said of ${company?.name}`),
        { label: "The track record", href: routes.trackRecord() },
      ]
    case "note":
      return profile("notes", `Spending, output and other facts of ${company?.name}`)
    case "designation":
    case "listing":
      return profile("designations", `${company?.name} on government lists`)
    case "conflict":
      return [{ label: "All contradictions", href: routes.contradictions() }]
    case "company":
      return [{ label: "All firms", href: routes.companies() }]
    case "chip":
      return [{ label: "All chips", href: routes.chips() }]
    case "source":
      return [
        ...profile("sources", `Sources on ${company?.name}`),
        { label: "All sources", href: routes.sources() },
      ]
    case "assumption":
      return [
        ...profile("assumptions", `What ${company?.name}’s estimate assumes`),
        { label: "All assumptions", href: routes.assumptions() },
      ]
    case "control":
    case "proposal":
      return [{ label: "The rules as a timeline", href: routes.controls() }]
    case "scenario":
      return [{ label: "Estimates under other rules", href: routes.replay() }]
    default:
      return []
  }
}
