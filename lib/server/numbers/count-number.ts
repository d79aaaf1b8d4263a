import "server-only"
import type { NumberInput, NumberView } from "@/lib/contracts/number"
import type { Company } from "@/lib/domain/company"
import { recordKinds, type RecordKind } from "@/lib/domain/record"
import { dayWords } from "@/lib/format"
import type { NumberKey } from "@/lib/number-key"
import { recordKindWords } from "@/lib/record-kind-words"
import { recordTitle } from "@/lib/record-title"
import { routes } from "@/lib/routes"
import { sentenceCase } from "@/lib/labels"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { assumptionUses } from "./assumption-uses"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "count" }>
type Counted = { id: string; title: string; input: NumberInput }

/** Records shown by name; the rest stand in the list that is led to. */
const mostNamed = 40

/** How many records of a kind there are, of all or of one firm: what is counted, and where it stands. */
export function countNumber(opened: Opened, key: Key): NumberView | null {
  const { catalogue } = opened
  const kind = key.kind === "report" ? "report" : recordKinds.find((one) => one === key.kind)
  const company = key.firm === null ? null : catalogue.company.get(key.firm)
  if (!kind || company === undefined) return null
  const counted = kind === "report" ? reportsOf(opened, company) : recordsOf(opened, kind, company)
  const words = kind === "report" ? { one: "report", many: "reports" } : recordKindWords[kind]
  const named = counted.slice(0, mostNamed)
  return viewOf(opened, key, {
    title: company ? `${company.name}: ${words.many} on record` : `${sentenceCase(words.many)} on record`,
    value: String(counted.length),
    unit: counted.length === 1 ? words.one : words.many,
    when: `data as of ${dayWords(catalogue.dataset.compiledOn)}`,
    formula: {
      words: `${explained[kind] ?? `Every ${words.one} on record`}${company ? ` that names ${company.name}` : ""}, each counted once.`,
      parts: [
        {
          title: named.length < counted.length ? `The first ${named.length}` : null,
          inputs: named.map(({ input }) => input),
        },
      ].filter(({ inputs }) => inputs.length > 0),
    },
    more: [...listOf(kind, company)],
  })
}

const explained: Partial<Record<RecordKind | "report", string>> = {
  report:
    "Every report of an order: what one source says of it. Repetitions count too, since they stand on record",
  order: "Every order on record, whatever became of it",
  source: "Every page, filing or data set that something on record rests on",
}

function reportsOf(opened: Opened, company: Company | null): Counted[] {
  const { records, ordersOf, source } = opened.catalogue
  const orders = company ? (ordersOf.get(company.id) ?? []) : records.order
  return orders.flatMap((order) =>
    order.reports.map(({ id, sourceId }) => ({
      id,
      title: order.title,
      input: opening(
        opened,
        { of: "claim", claim: id },
        source.get(sourceId)?.publisher ?? sourceId,
        order.title,
      ),
    })),
  )
}

function recordsOf(opened: Opened, kind: RecordKind, company: Company | null): Counted[] {
  const { catalogue } = opened
  const all: readonly { id: string }[] = catalogue.records[kind]
  const mine = company ? ofFirm(catalogue, kind, company) : null
  return all
    .filter(({ id }) => mine === null || mine.has(id))
    .map((record) => {
      const title = recordTitle(record, record.id)
      return { id: record.id, title, input: inputOf(opened, kind, record.id, title) }
    })
}

/** Where a counted record opens: as a number where it is one, else on its page. */
function inputOf(opened: Opened, kind: RecordKind, id: string, title: string): NumberInput {
  switch (kind) {
    case "order":
      return opening(opened, { of: "order", order: id, measure: "quantity" }, title, "order")
    case "statement":
    case "note":
    case "designation":
      return opening(opened, { of: "claim", claim: id }, title, kind)
    case "assumption":
      return opening(opened, { of: "assumption", assumption: id }, title, id)
    case "company":
      return { label: title, value: "profile", href: routes.company(id) }
    case "chip":
      return { label: title, value: "chip", href: routes.chip(id) }
    case "source":
      return {
        label: opened.catalogue.source.get(id)?.publisher ?? id,
        value: title,
        href: routes.source(id),
      }
    case "control":
    case "proposal":
      return { label: title, value: recordKindWords[kind].one, href: routes.control(id) }
    default:
      return plain(title, recordKindWords[kind].one)
  }
}

/** Ids of the records of a kind that concern a firm. */
function ofFirm(
  catalogue: Catalogue,
  kind: RecordKind,
  { id: firm, sourceIds }: Company,
): ReadonlySet<string> {
  const { records, ordersOf, conflicts, listingsOf } = catalogue
  const orders = ordersOf.get(firm) ?? []
  const about = <T extends { id: string; companies: string[] }>(all: readonly T[]) =>
    all.filter(({ companies }) => companies.includes(firm))
  const claims = [
    ...orders.flatMap(({ reports }) => reports),
    ...about(records.statement),
    ...about(records.note),
    ...about(records.designation),
  ]
  const ids = (all: readonly { id: string }[]) => new Set(all.map(({ id }) => id))
  switch (kind) {
    case "order":
      return ids(orders)
    case "statement":
    case "note":
    case "designation":
      return ids(about<{ id: string; companies: string[] }>(records[kind]))
    case "listing":
      return ids((listingsOf.get(firm) ?? []).filter(({ status }) => status === "listed"))
    case "conflict":
      return ids(claims.flatMap(({ id }) => conflicts.get(id) ?? []))
    case "chip":
      return new Set(orders.flatMap(({ chips }) => chips))
    case "assumption":
      return ids(
        records.assumption.filter(({ id }) =>
          assumptionUses(catalogue, id).firms.some((one) => one.id === firm),
        ),
      )
    case "source":
      return sourcesOf(catalogue, firm, claims, sourceIds)
    case "company":
      return new Set([firm])
    default:
      return new Set()
  }
}

/** The sources behind what a firm's profile shows, its assumptions and entries on lists included. */
function sourcesOf(
  { records, listingsOf }: Catalogue,
  firm: string,
  claims: readonly { sourceId: string }[],
  own: readonly string[],
): ReadonlySet<string> {
  void records
  return new Set([
    ...own,
    ...claims.map(({ sourceId }) => sourceId),
    ...(listingsOf.get(firm) ?? [])
      .filter(({ status }) => status === "listed")
      .flatMap(({ sourceIds }) => sourceIds),
  ])
}

/** The list in which all of them stand. */
function listOf(kind: RecordKind | "report", company: Company | null): NumberView["more"] {
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
