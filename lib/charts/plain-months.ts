/** An axis that counts months from now, without a calendar. Ticks once a year of months. */
export type PlainMonths = {
  from: number
  to: number
  ticks: { at: number; label: string; onNarrow: boolean }[]
}

/** @param months to which it runs, 1 or more */
export function plainMonths(months: number): PlainMonths {
  const step = months > 120 ? 60 : months > 18 ? 12 : months > 6 ? 3 : 1
  const count = Math.floor(months / step)
  return {
    from: 0,
    to: months,
    ticks: Array.from({ length: count + 1 }, (_, index) => ({
      at: index * step,
      label: index === 0 ? "0 months" : String(index * step),
      onNarrow: true,
    })),
  }
}
