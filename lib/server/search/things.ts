import "server-only"
import { foundKinds, type FoundKind } from "@/lib/contracts/found-kind"
import type { Chip } from "@/lib/domain/chip"
import type { Company } from "@/lib/domain/company"
import type { Order } from "@/lib/domain/order"
import type { Source } from "@/lib/domain/source"
import { companyKindLabels, orderStatusLabels, supplyClassLabels } from "@/lib/labels"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { OurPage } from "./our-pages"
import { pinyinNames, syllablesOf } from "./pinyin-names"
import { tickersOf } from "./tickers"

/** A thing that can be found, and the texts under which it is. */
export type Thing = {
  kind: FoundKind
  id: string
  /** What it is called: a match in full stands before all others. */
  names: readonly string[]
  aliases: readonly string[]
  /** What is said of it. */
  texts: readonly string[]
}

/** Everything that can be found, kind by kind in the order in which equals stand. */
export function* thingsOf(catalogue: Catalogue, pages: readonly OurPage[]): Generator<Thing> {
  const { records } = catalogue
  const byKind: Record<FoundKind, () => Iterable<Thing>> = {
    firm: () => records.company.map(firmThing),
    chip: () => records.chip.map(chipThing),
    order: () => orderThings(catalogue),
    rule: () => ruleThings(catalogue),
    page: () => pages.map(pageThing),
    source: () => records.source.map(sourceThing),
  }
  for (const kind of foundKinds) yield* byKind[kind]()
}

function firmThing(firm: Company): Thing {
  const { id, name, nameZh, listing, description, headquarters, kind } = firm
  return {
    kind: "firm",
    id,
    names: [name, id, ...partsOf(name), ...given(nameZh), ...tickersOf(listing)],
    aliases: [...otherNamesOf(firm), ...(nameZh === null ? [] : syllablesOf(nameZh))],
    texts: [description, companyKindLabels[kind], ...given(headquarters)],
  }
}

/** Names of a firm besides its own: legal, of its products, and as its Chinese name is typed in Latin letters. */
function otherNamesOf({ nameZh, legalName, aliases, flagshipModels }: Company): string[] {
  const models = flagshipModels.flatMap((model) => [model, ...partsOf(model)])
  return [...aliases, ...models, ...given(legalName), ...(nameZh === null ? [] : pinyinNames(nameZh))]
}

function chipThing({ id, name, vendor, architecture, labels }: Chip): Thing {
  return {
    kind: "chip",
    id,
    names: [name, id],
    aliases: [...labels, `${vendor} ${name}`, ...labels.map((label) => `${vendor} ${label}`)],
    texts: given(architecture),
  }
}

function* orderThings({ records, company, chip, source }: Catalogue): Generator<Thing> {
  const firmTexts = new Map(
    [...company.values()].map((firm) => [
      firm.id,
      [firm.name, ...given(firm.nameZh), ...firm.aliases, ...(firm.nameZh ? pinyinNames(firm.nameZh) : [])],
    ]),
  )
  const chipTexts = new Map(
    [...chip.values()].map(({ id, name, vendor, labels }) => [id, [name, vendor, ...labels]]),
  )
  for (const order of records.order) {
    yield {
      kind: "order",
      id: order.id,
      names: [order.title],
      aliases: [order.id],
      texts: [
        ...order.buyers.flatMap((buyer) => firmTexts.get(buyer) ?? []),
        ...order.chips.flatMap((part) => chipTexts.get(part) ?? []),
        ...wordsOfOrder(order),
        ...order.reports.flatMap((report) => [
          report.text,
          ...given(report.chipLabel),
          ...given(source.get(report.sourceId)?.publisher),
        ]),
      ],
    }
  }
}

function wordsOfOrder(order: Order): string[] {
  const { sellers, familyNote, deliveryWindow, status } = order
  const years = [deliveryWindow?.start, deliveryWindow?.end].map((month) => month?.slice(0, 4))
  const kind = supplyClassLabels[order.class]
  return [...(sellers ?? []), ...given(familyNote), ...years.flatMap(given), orderStatusLabels[status], kind]
}

function* ruleThings({ records }: Catalogue): Generator<Thing> {
  for (const rule of records.control) {
    yield {
      kind: "rule",
      id: rule.id,
      names: [rule.name, rule.shortName, rule.id],
      aliases: [...given(rule.citation), ...given(rule.frDocument), ...given(rule.rin)],
      texts: [rule.summary, rule.jurisdiction, rule.appliesTo.inWords],
    }
  }
  for (const { id, name, shortName, summary, state } of records.proposal) {
    yield {
      kind: "rule",
      id,
      names: [name, shortName, id],
      aliases: [],
      texts: [summary, state, "bill draft"],
    }
  }
}

function pageThing({ id, title, detail, words }: OurPage): Thing {
  return { kind: "page", id, names: [title], aliases: [], texts: [detail, words] }
}

/** Not by its id's words: what is withheld of a sensitive source must not be guessed from what finds it. */
function sourceThing({ id, title, publisher, publishedOn, kind }: Source): Thing {
  return {
    kind: "source",
    id,
    names: given(title),
    aliases: [publisher],
    texts: [kind, ...given(publishedOn?.date.slice(0, 4))],
  }
}

/** "Qwen (Tongyi)" → "Qwen", "Tongyi"; "DeepSeek / High-Flyer" → "DeepSeek", "High-Flyer". */
function partsOf(name: string): string[] {
  const parts = name.split(/ \/ |[()（）]/).map((part) => part.trim())
  return parts.length > 1 ? parts.filter((part) => part !== "") : []
}

function given(text: string | null | undefined): string[] {
  return text ? [text] : []
}
