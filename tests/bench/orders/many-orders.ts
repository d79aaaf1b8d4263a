import type { Conflict } from "@/lib/domain/conflict"
import { sourceKinds } from "@/lib/domain/evidence"
import { orderStatuses, reportRoles, type Order, type Report } from "@/lib/domain/order"
import { supplyClasses } from "@/lib/domain/supply-line"
import type { Source } from "@/lib/domain/source"
import { readDataFiles } from "@/lib/server/import/read"
import { aReport, anOrder, aSource } from "@/tests/factories/records"

/** The same numbers in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Orders as ours are, many times: firms, chips and words of the data, one to three reports, a tenth inside another.
 *
 * @param firms ids of those who buy; without them the firms of the data
 */
export function manyOrders(
  count: number,
  firms?: readonly string[],
): { order: Order[]; source: Source[]; conflict: Conflict[] } {
  const { records } = readDataFiles("data")
  const random = generator(11)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  /** The first ones far more often than the last, as with firms and chips in the news. */
  const often = <T>(of: readonly T[]): T => of[Math.floor(random() ** 2 * of.length)]!
  const buying = firms ?? records.company.filter(({ isPseudo }) => !isPseudo).map(({ id }) => id)
  const chips = records.chip.map(({ id }) => id)
  const texts = records.order.flatMap(({ reports }) => reports.map(({ text }) => text))
  const day = () =>
    new Date(Date.UTC(2021, 0, 1) + Math.floor(random() * 2150) * 86_400_000).toISOString().slice(0, 10)
  const source = Array.from({ length: Math.ceil(count / 10) }, (_, index) =>
    aSource({
      id: `bench-source-${index}`,
      publisher: one(records.source).publisher,
      title: `Report no${index}`,
      publishedOn: random() < 0.03 ? null : { date: day(), precision: random() < 0.8 ? "day" : "month" },
    }),
  )
  const conflict: Conflict[] = []
  const order = Array.from({ length: count }, (_, index): Order => {
    const id = `bench-${index}`
    const start = day().slice(0, 7)
    const buyers =
      random() < 0.8 ? [often(buying)] : [...new Set([often(buying), often(buying), often(buying)])]
    const reports = Array.from({ length: 1 + Math.floor(random() ** 2 * 3) }, (_, number): Report => {
      const chipsTold = random() < 0.8 ? Math.round(10 ** (2 + random() * 4)) : null
      const from = one(source)
      return aReport({
        id: `${id}-${number}`,
        companies: buyers,
        text: one(texts),
        sourceId: from.id,
        reportingChain: [one(records.source).publisher, from.publisher],
        role: often(reportRoles),
        quantity: { low: null, central: chipsTold, high: null },
        cost: null,
        sourceKind: often(sourceKinds),
        confidence: one(["high", "medium", "low"] as const),
        orderedOn: random() < 0.5 ? { date: day(), precision: "month" } : null,
      })
    })
    if (reports.length > 1 && random() < 0.1) {
      const claimIds = reports.map((report) => report.id)
      conflict.push({
        id: `${id}-conflict`,
        title: "They differ",
        kind: "count",
        explanation: "They do.",
        claimIds,
      })
    }
    return anOrder({
      id,
      title: `${buyers.join(", ")}: order no${index}`,
      buyers,
      chips: random() < 0.85 ? [often(chips)] : [],
      class: often(supplyClasses),
      status: one(orderStatuses),
      deliveryWindow: random() < 0.7 ? { start, end: start } : null,
      nestedIn: index > 10 && random() < 0.1 ? `bench-${Math.floor(random() * 10)}` : null,
      why: one(texts),
      reports,
      counting: null,
    })
  })
  return { order, source, conflict }
}
