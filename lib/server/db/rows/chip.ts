import "server-only"
import type { Chip } from "@/lib/domain/chip"
import type { Chip as ChipRow } from "../generated/client"
import { linkRows, listsBy, type Columns, type RecordRows } from "./record-rows"

export const chipRows: RecordRows<Chip> = {
  table: "Chip",
  owned: [{ table: "ChipSource", key: "chipId" }],
  parentOf: (chip) => chip.chinaVariantOf,
  toRows(chip) {
    const { priceUsd: price, chinaVariantOf, sourceIds, ...rest } = chip
    const { id, name, vendor, architecture, isDomesticChinese, isContextOnly, memoryType } = rest
    const { interconnectName, pcieLanes, labels, note, ...specs } = rest
    const { announced, launched, processNode, dieAreaMm2, countsAsApplicableDieArea, denseTops } = specs
    const { memoryGb, memoryBandwidthGBps, interconnectGBps, pcieGBps, tdpWatts } = specs
    const { isDatacenterDesigned, isUsCommerciallyAvailable, vendorEccn } = specs
    const row: Columns<ChipRow> = {
      id,
      name,
      vendor,
      architecture,
      isDomesticChinese,
      isContextOnly,
      memoryType,
      interconnectName,
      pcieLanes,
      specs: {
        ...{ announced, launched, processNode, dieAreaMm2, countsAsApplicableDieArea, denseTops },
        ...{ memoryGb, memoryBandwidthGBps, interconnectGBps, pcieGBps, tdpWatts },
        ...{ isDatacenterDesigned, isUsCommerciallyAvailable, vendorEccn },
      },
      priceUsdLow: price?.low ?? null,
      priceUsdCentral: price?.central ?? null,
      priceUsdHigh: price?.high ?? null,
      priceDate: price?.date ?? null,
      priceBasis: price?.basis ?? null,
      priceVerification: price?.verification ?? null,
      priceSourceId: price?.sourceId ?? null,
      chinaVariantOfId: chinaVariantOf,
      labels,
      note,
    }
    return { Chip: [row], ChipSource: linkRows("chipId", id, "sourceId", sourceIds) }
  },
  async readAll(tx) {
    const rows = await tx.chip.findMany({
      omit: { version: true, dataVersion: true },
      orderBy: { id: "asc" },
    })
    const links = await tx.chipSource.findMany({ orderBy: { position: "asc" } })
    const sourceIds = listsBy(
      links,
      (link) => link.chipId,
      (link) => link.sourceId,
    )
    return rows.map((row) => {
      const { specs, chinaVariantOfId, priceUsdLow, priceUsdCentral, priceUsdHigh, ...others } = row
      const { priceDate, priceBasis, priceVerification, priceSourceId, ...chip } = others
      const price = {
        low: priceUsdLow,
        central: priceUsdCentral,
        high: priceUsdHigh,
        date: priceDate,
        basis: priceBasis,
        verification: priceVerification,
        sourceId: priceSourceId,
      }
      return {
        ...chip,
        ...(specs as object),
        priceUsd: priceVerification === null ? null : price,
        chinaVariantOf: chinaVariantOfId,
        sourceIds: sourceIds(chip.id),
      }
    })
  },
}
