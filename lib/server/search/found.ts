import "server-only"
import type { FoundKind } from "@/lib/contracts/found-kind"
import type { Found } from "@/lib/contracts/search"
import { datedWords, windowWords } from "@/lib/format"
import { companyKindLabels, orderStatusLabels, sentenceCase, sourceTypeLabels } from "@/lib/labels"
import { recordTitle } from "@/lib/record-title"
import { routes } from "@/lib/routes"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import type { OurPage } from "./our-pages"

/** A thing as a list of results shows it, from the records as they stand now; null when it is no longer there. */
export function foundOf(
  kind: FoundKind,
  id: string,
  catalogue: Catalogue,
  pages: readonly OurPage[],
): Found | null {
  const shown = describe[kind](id, catalogue, pages)
  return shown && { kind, id, ...shown }
}

type Shown = Pick<Found, "href" | "title" | "detail">
type Describe = (id: string, catalogue: Catalogue, pages: readonly OurPage[]) => Shown | null

const describe: Record<FoundKind, Describe> = {
  firm(id, { company }) {
    const firm = company.get(id)
    if (!firm) return null
    const detail = words(firm.nameZh, firm.isPseudo ? "All buyers together" : companyKindLabels[firm.kind])
    return { href: routes.company(id), title: firm.name, detail }
  },
  chip(id, { chip }) {
    const part = chip.get(id)
    return part
      ? { href: routes.chip(id), title: part.name, detail: words(part.vendor, part.architecture) }
      : null
  },
  order(id, { order, company }) {
    const found = order.get(id)
    if (!found) return null
    const buyers = found.buyers.map((buyer) => company.get(buyer)?.name ?? buyer).join(", ")
    const when = found.deliveryWindow && windowWords(found.deliveryWindow)
    return {
      href: routes.order(id),
      title: found.title,
      // Most titles begin with their buyer.
      detail: words(
        found.title.startsWith(buyers) ? null : buyers,
        when === "date not given" ? null : when,
        sentenceCase(orderStatusLabels[found.status]),
      ),
    }
  },
  rule(id, { control, proposal }) {
    const rule = control.get(id)
    if (rule) {
      const detail = words(rule.jurisdiction, `in effect ${datedWords(rule.effectiveOn)}`, rule.citation)
      return { href: routes.control(id), title: rule.name, detail }
    }
    const bill = proposal.get(id)
    return bill ? { href: routes.control(id), title: bill.name, detail: words("Proposal", bill.state) } : null
  },
  page(id, _catalogue, pages) {
    const page = pages.find((one) => one.id === id)
    return page ? { href: page.href, title: page.title, detail: page.detail } : null
  },
  source(id, { source }) {
    const found = source.get(id)
    if (!found) return null
    const publisher = found.title === null ? null : found.publisher
    const when = found.publishedOn && datedWords(found.publishedOn)
    return {
      href: routes.source(id),
      title: recordTitle(found, id),
      detail: words(publisher, when, sentenceCase(sourceTypeLabels[found.kind])),
    }
  },
}

function words(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(" · ")
}
