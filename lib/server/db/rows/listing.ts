import "server-only"
import type { Listing } from "@/lib/domain/listing"
import type { Listing as ListingRow } from "../generated/client"
import { datedOf } from "./dated"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const listingRows: RecordRows<Listing> = {
  table: "Listing",
  owned: [
    { table: "ListingCompany", key: "listingId" },
    { table: "ListingSource", key: "listingId" },
  ],
  toRows({ companies, sourceIds, listedOn, removedOn, ...listing }) {
    const row: Columns<ListingRow> = {
      ...listing,
      listedOn: listedOn?.date ?? null,
      listedPrecision: listedOn?.precision ?? null,
      removedOn: removedOn?.date ?? null,
      removedPrecision: removedOn?.precision ?? null,
    }
    return {
      Listing: [row],
      ListingCompany: linkRows("listingId", listing.id, "companyId", companies),
      ListingSource: linkRows("listingId", listing.id, "sourceId", sourceIds),
    }
  },
  async readAll(tx) {
    const rows = await tx.listing.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const companies = listsBy(
      await tx.listingCompany.findMany({ orderBy: { position: "asc" } }),
      (link) => link.listingId,
      (link) => link.companyId,
    )
    const sourceIds = listsBy(
      await tx.listingSource.findMany({ orderBy: { position: "asc" } }),
      (link) => link.listingId,
      (link) => link.sourceId,
    )
    return rows.map(({ listedOn, listedPrecision, removedOn, removedPrecision, ...listing }) => ({
      ...listing,
      companies: companies(listing.id),
      listedOn: datedOf(listedOn, listedPrecision),
      removedOn: datedOf(removedOn, removedPrecision),
      sourceIds: sourceIds(listing.id),
    }))
  },
}
