import "server-only"
import type { Board, BoardView } from "@/lib/contracts/board"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Exposure } from "@/lib/contracts/exposure"
import type { OrderPage } from "@/lib/contracts/order"
import { catalogueKnownOn } from "@/lib/server/queries/as-known"
import { boardFrom, getBoard } from "@/lib/server/queries/board"
import { loadCatalogue, type Catalogue } from "@/lib/server/queries/catalogue"
import { getCompanyProfile, profileFrom } from "@/lib/server/queries/companies"
import { exposureFrom, getExposure } from "@/lib/server/queries/exposure"
import { getOrder, orderFrom } from "@/lib/server/queries/orders"

// What charts are made from: as known now, which is kept, or as known on their day.

/** `known`: ISO day; absent for now. */
type Known = { known?: string | undefined }

/** The records that a chart is made from. */
export async function catalogueOf({ known }: Known): Promise<Catalogue> {
  return known === undefined ? loadCatalogue() : catalogueKnownOn(known)
}

export async function boardOf(catalogue: Catalogue, view: BoardView, { known }: Known): Promise<Board> {
  return known === undefined ? getBoard(view) : (await boardFrom(catalogue, view)).board
}

export async function profileOf(
  catalogue: Catalogue,
  slug: string,
  { known }: Known,
): Promise<CompanyProfile | null> {
  if (known === undefined) return getCompanyProfile(slug)
  const company = catalogue.company.get(slug)
  return company ? profileFrom(catalogue, company) : null
}

export async function exposureOf(
  catalogue: Catalogue,
  slug: string,
  { known }: Known,
): Promise<Exposure | null> {
  return known === undefined ? getExposure(slug) : exposureFrom(catalogue, slug)
}

export async function orderOf(catalogue: Catalogue, id: string, { known }: Known): Promise<OrderPage | null> {
  return known === undefined ? getOrder(id) : orderFrom(catalogue, id)
}
