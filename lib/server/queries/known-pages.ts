import "server-only"
import type { Board, BoardView } from "@/lib/contracts/board"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Exposure } from "@/lib/contracts/exposure"
import type { KnownState } from "@/lib/contracts/known"
import type { OrderPage } from "@/lib/contracts/order"
import type { Hindsight } from "@/lib/contracts/track-record"
import { hindsightOf } from "@/lib/server/track-record/hindsight"
import type { KnownCatalogue } from "./as-known"
import { inKnownTurn } from "./known-turns"
import { boardFrom } from "./board"
import { profileFrom } from "./companies"
import { exposureFrom } from "./exposure"
import { orderFrom } from "./orders"

/** What a page of a past state of knowledge stands on, and which assumptions behind it may know more. */
export type KnownPage = { known: KnownState; hindsight: Hindsight[]; inputs: number }

/** The board of what was known on a day. */
export async function getKnownBoard(view: BoardView, day: string): Promise<KnownPage & { board: Board }> {
  return inKnownTurn(day, async (catalogue) => {
    const { board, estimates } = await boardFrom(catalogue, view)
    return {
      board,
      ...standingOn(
        catalogue,
        estimates.flatMap(({ assumptionIds }) => assumptionIds),
      ),
    }
  })
}

/** A firm's profile of what was known on a day, with the law of that day; null when the slug is unknown. */
export async function getKnownProfile(
  slug: string,
  day: string,
): Promise<(KnownPage & { profile: CompanyProfile; exposure: Exposure | null }) | null> {
  return inKnownTurn(day, async (catalogue) => {
    const company = catalogue.company.get(slug)
    if (!company) return null
    const profile = await profileFrom(catalogue, company)
    const exposure = company.isPseudo ? null : await exposureFrom(catalogue, slug)
    return {
      profile,
      exposure,
      ...standingOn(catalogue, profile.estimate.assumptionIds),
    }
  })
}

/** An order of which something was known on a day; `order` is null where nothing was. */
export async function getKnownOrder(
  id: string,
  day: string,
): Promise<{ known: KnownState; order: OrderPage | null }> {
  return inKnownTurn(day, (catalogue) =>
    Promise.resolve({ known: catalogue.known, order: orderFrom(catalogue, id) }),
  )
}

/** What a page stands on whose estimates rest on these assumptions. */
export function standingOn(catalogue: KnownCatalogue, assumptionIds: readonly string[]): KnownPage {
  const ids = [...new Set(assumptionIds)].toSorted()
  const { known, dataset } = catalogue
  const isNow = known.basis === "today"
  return {
    known,
    hindsight: isNow ? [] : hindsightOf(catalogue, ids, { day: known.day, asOf: dataset.asOf }),
    inputs: ids.length,
  }
}
