import type { FirmEffect } from "@/lib/contracts/edit"
import { monthCountWords } from "@/lib/format"
import { middleHalfWords } from "@/lib/runway-words"

/** Whose runway moves: "Baidu, training, own stock". */
export function effectSubject({ name, workload, set }: FirmEffect): string {
  return `${name}, ${workload}, ${set === "stock" ? "own stock" : "all supply"}`
}

/** One side in words: "about 9 months (even odds 4 to 16)", "already short", "no number". */
export function effectSide(quantiles: FirmEffect["before"], horizonMonths: number): string {
  if (quantiles === null) return "no number"
  const { p50 } = quantiles
  const median =
    p50 === null
      ? `more than ${monthCountWords(horizonMonths)}`
      : p50 === 0
        ? "already short"
        : monthCountWords(p50)
  return `${median} (even odds ${middleHalfWords(quantiles, horizonMonths)}; nine in ten ${nineInTen(quantiles, horizonMonths)})`
}

function nineInTen({ p5, p95 }: NonNullable<FirmEffect["before"]>, horizonMonths: number): string {
  if (p5 === null) return `over ${horizonMonths}`
  const low = p5 === 0 ? "now" : String(p5)
  if (p95 === null) return `${low} to over ${horizonMonths}`
  return p5 === p95 ? low : `${low} to ${p95}`
}
