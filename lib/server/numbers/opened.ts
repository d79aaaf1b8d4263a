import "server-only"
import type { NumberInput, NumberView } from "@/lib/contracts/number"
import { numberPath, type NumberKey } from "@/lib/number-key"
import { withKnown } from "@/lib/known-link"
import { routes } from "@/lib/routes"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** What a number is answered from: the records, and the ISO day on which they were known; null: today. */
export type Opened = { catalogue: Catalogue; known: string | null }

/** A view of a number: what is given, and nothing of what is not. */
export function viewOf(
  { catalogue, known }: Opened,
  key: NumberKey,
  given: Pick<NumberView, "title" | "value"> & Partial<NumberView>,
): NumberView {
  return {
    path: numberPath(key),
    interval: null,
    unit: null,
    when: null,
    asOf: catalogue.dataset.asOf,
    dataVersion: catalogue.dataVersion,
    known,
    figures: [],
    formula: null,
    reports: [],
    confidence: null,
    sources: [],
    isUnverified: false,
    ...given,
    // Further pages keep the day where there is such a page.
    more: (given.more ?? []).map(({ label, href }) => ({ label, href: withKnown(href, known) })),
  }
}

/** An input that is a number itself, and opens in turn, on the same day. */
export function opening({ known }: Opened, key: NumberKey, label: string, value: string): NumberInput {
  return { label, value, href: routes.number(key, known) }
}

/** A figure that leads nowhere. */
export function plain(label: string, value: string): NumberInput {
  return { label, value, href: null }
}
