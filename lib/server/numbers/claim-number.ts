import "server-only"
import type { ClaimView } from "@/lib/contracts/claim"
import type { NumberInput, NumberView } from "@/lib/contracts/number"
import { datedWords, monthSpanWords, windowWords } from "@/lib/format"
import { designationStatusLabels, noteKindLabels, reportRoleLabels, sentenceCase } from "@/lib/labels"
import type { NumberKey } from "@/lib/number-key"
import { costOf, quantityOf, rateOf, unitPriceOf } from "@/lib/report-figures"
import { routes } from "@/lib/routes"
import { designationView, noteView, reportView, statementView } from "@/lib/server/queries/claim-views"
import { weightWords } from "@/lib/weight-words"
import { findClaim, type FoundClaim } from "./find-claim"
import { numberReport } from "./number-report"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "claim" }>

/** What is told of a claim apart from what every claim has. */
type Told = {
  view: ClaimView
  value: string
  what: string
  figures: NumberInput[]
  weight: string | null
  more: NumberView["more"]
}

/** What one report, statement, note or designation says, and how far it is believed. */
export function claimNumber(opened: Opened, key: Key): NumberView | null {
  const found = findClaim(opened.catalogue, key.claim)
  if (!found) return null
  const { view, value, what, figures, weight, more } = toldOf(opened, found)
  const whom = view.companies.map(({ name }) => name).join(", ")
  return viewOf(opened, key, {
    title: `${view.source.publisher} on ${whom}: ${what}`,
    value,
    when: view.eventOn ? datedWords(view.eventOn) : null,
    figures,
    reports: [numberReport(view, { href: placeOf(view, found), says: value, weight })],
    isUnverified: view.verification === "unverified",
    more: [
      ...more,
      {
        label: `Everything that rests on this page of ${view.source.publisher}`,
        href: routes.source(view.source.id),
      },
    ],
  })
}

function toldOf(opened: Opened, found: FoundClaim): Told {
  const { catalogue } = opened
  switch (found.kind) {
    case "report": {
      const view = reportView(catalogue, found.order, found.claim)
      const { order } = found
      const original = order.reports.find(({ id }) => id === view.reprintOf)
      const publisher = original ? (catalogue.source.get(original.sourceId)?.publisher ?? null) : null
      return {
        view,
        value: saidWords([quantityOf(view), costOf(view)]),
        what: reportRoleLabels[view.role],
        figures: known([
          ["A card, as count and sum imply", unitPriceOf(view)],
          ["Converted", rateOf(view)],
          ["Chips named as", view.chipLabel],
          ["Ordered", view.orderedOn && datedWords(view.orderedOn)],
          ["For", view.window && (view.window.start || view.window.end ? windowWords(view.window) : null)],
          ["Kind of source", view.sourceKind],
          ["Note", view.note],
        ]).concat(
          opening(
            opened,
            { of: "order", order: order.id, measure: "quantity" },
            "All reports of this order",
            order.title,
          ),
        ),
        weight: weightWords(view, publisher),
        more: [{ label: "The order with all its reports", href: routes.order(order.id) }],
      }
    }
    case "statement": {
      const view = statementView(catalogue, found.claim)
      const months = view.horizonMonths && monthSpanWords(view.horizonMonths)
      return {
        view,
        value: view.horizonInWords ?? months ?? "no number of months",
        what: `${view.speaker} on how long the chips last`,
        figures: known([
          ["Reads as", view.horizonInWords ? months : null],
          ["About", view.workload],
          ["What happened", view.outcome],
          ["Note", view.note],
        ]),
        weight: "Never an input: what is said of a stock is kept to compare with.",
        more: [
          { label: "What was said, and what came of it", href: routes.trackRecord() },
          ...profiles(view, "statements"),
        ],
      }
    }
    case "note": {
      const view = noteView(catalogue, found.claim)
      return {
        view,
        value: saidWords([quantityOf(view), costOf(view)]),
        what: noteKindLabels[view.kind].toLowerCase(),
        figures: known([
          ["Converted", rateOf(view)],
          [
            "For",
            found.claim.window &&
              (found.claim.window.start || found.claim.window.end ? windowWords(found.claim.window) : null),
          ],
          ["No order, because", found.claim.notAnOrderBecause],
          ["Note", view.note],
        ]),
        weight: null,
        more: profiles(view, "notes"),
      }
    }
    case "designation": {
      const view = designationView(catalogue, found.claim)
      return {
        view,
        value: `${view.list}: ${designationStatusLabels[view.status]}`,
        what: "a government list",
        figures: known([["Note", view.note]]),
        weight: null,
        more: profiles(view, "designations"),
      }
    }
  }
}

function profiles({ companies }: ClaimView, part: string): NumberView["more"] {
  return companies.map(({ slug, name }) => ({
    label: `Profile of ${name}`,
    href: `${routes.company(slug)}#${part}`,
  }))
}

/** Where the claim stands among others of its kind. */
function placeOf(view: ClaimView, found: FoundClaim): string {
  if (found.kind === "report") return `${routes.order(found.order.id)}#${encodeURIComponent(view.id)}`
  const [first] = view.companies
  return first ? `${routes.company(first.slug)}#${found.kind}s` : routes.source(view.source.id)
}

function saidWords(texts: (string | null)[]): string {
  const said = texts.filter((text): text is string => text !== null)
  return said.length === 0 ? "no figure given" : said.join(" for ")
}

function known(pairs: [string, string | null | undefined][]): NumberInput[] {
  return pairs.flatMap(([label, value]) => (value ? [plain(sentenceCase(label), value)] : []))
}
