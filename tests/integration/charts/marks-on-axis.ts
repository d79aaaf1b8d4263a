import type { Figure, Mark } from "@/lib/charts/figure/figure"

/** Marks of a figure in rows that lie beside its axis, or run backwards: none should. */
export function outsideOfAxis({ plot }: Figure): Mark[] {
  if (plot.type !== "rows") throw new Error(`a plot in rows was expected, not ${plot.type}`)
  const { from, to } = plot.x
  const isOn = (at: number) => at >= from && at <= to
  return plot.sections
    .flatMap(({ rows }) => rows.flatMap(({ lines }) => lines.flatMap(({ marks }) => marks)))
    .filter((mark) => {
      if ("from" in mark) return !isOn(mark.from) || !isOn(mark.to) || mark.from > mark.to
      return !isOn(mark.at)
    })
}
