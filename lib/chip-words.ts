import { isChineseGroup } from "./charts/control-matrix-model"
import type { ChipListItem, ChipPage } from "./contracts/chip"
import type { MakerGroup } from "./contracts/control"
import { controlWords, needsLicence, type ControlTone } from "./control-words"
import { dayWords, monthWords, sumWords } from "./format"

/** "78 chips", "1 chip". */
export function chipCount(count: number): string {
  return count === 1 ? "1 chip" : `${count} chips`
}

/**
 * The finding above a list of parts: how many of them a licence is needed for today, or, where all are made
 * in China, how many lie over the same lines.
 *
 * @param makers the group that is listed; null for every maker
 */
export function listFinding(chips: readonly ChipListItem[], makers: MakerGroup | null): string {
  if (makers !== null && isChineseGroup(makers)) {
    const over = chips.filter(({ status }) => needsLicence(status) || status === "NAC_NOTIFICATION").length
    return `${makers}: ${over === 0 ? "none" : over} of ${chipCount(chips.length)} ${over === 1 ? "lies" : "lie"} over the lines of US rules`
  }
  const foreign = chips.filter(({ group }) => !isChineseGroup(group))
  const licensed = foreign.filter(({ status }) => needsLicence(status)).length
  const needs = licensed === 1 ? "needs" : "need"
  const counted = `${licensed === 0 ? "none" : licensed} of ${makers ? "" : "the "}${foreign.length} ${makers ? "chips" : "foreign chips"} ${needs} a licence for China`
  return makers ? `${makers}: ${counted}` : counted.replace(/^none/, "None")
}

/** How the parts of a list stand today: "17 presumed denied, 10 with conditions, 5 on notification, …". */
export function standingsWords(chips: readonly ChipListItem[]): string {
  const of = (tone: ControlTone) => chips.filter(({ status }) => controlWords(status).tone === tone).length
  const counts: [number, string][] = [
    [of("denied"), "presumed denied"],
    [of("conditional"), "under a licence with conditions"],
    [of("notification"), "after notification"],
    [of("free"), "not controlled"],
    [of("undetermined"), "undetermined, because a figure or the law itself is not known"],
  ]
  return listOf(counts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`])))
}

/** A part's page in a sentence: "An NVIDIA part (Hopper (GH100)), cut down from H200 141GB SXM for China." */
export function chipLine({ chip, variants }: Pick<ChipPage, "chip" | "variants">): string {
  const { vendor, architecture, isContextOnly } = chip
  return [
    `Made by ${vendor}${architecture ? `, ${architecture}` : ""}.`,
    variants.length > 0 ? `Made smaller for China as ${listOf(variants.map(({ name }) => name))}.` : "",
    isContextOnly ? "Here for comparison: no Chinese firm is reported to buy it." : "",
  ]
    .filter(Boolean)
    .join(" ")
}

/** "A, B and C". */
export function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`
}

/** A date as records of parts have it: "9 Nov 2023", "Feb 2024", "Q2 2025", or as it was written. */
export function looseDateWords(date: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return dayWords(date)
  if (/^\d{4}-\d\d$/.test(date)) return monthWords(date)
  const quarter = /^(\d{4})-(Q[1-4])$/.exec(date)
  return quarter ? `${quarter[2]} ${quarter[1]}` : date
}

/** The price on record: "$13,500", "$12,000 to $16,000", "more than $30,000". */
export function priceWords(price: {
  low: number | null
  central: number | null
  high: number | null
}): string {
  const { low, central, high } = price
  if (central !== null) return sumWords(central)
  if (low !== null && high !== null) return `${sumWords(low)} to ${sumWords(high)}`
  if (low !== null) return `more than ${sumWords(low)}`
  return high !== null ? `up to ${sumWords(high)}` : "not published"
}
