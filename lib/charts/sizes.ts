/**
 * Sizes both drawings of a chart share, in CSS pixels. Only widths stretch: a plot is as wide as its column,
 * so a month is a percentage and every other length is fixed. Text is never scaled.
 */

/** Charts with a value axis: the box, and the room above and below the plot in it. */
export const plotSize = { height: 300, top: 10, bottom: 26 } as const

/** Height of the plot itself. */
export const plotHeight = plotSize.height - plotSize.top - plotSize.bottom

/** A row of the board: its height, and the top of each bar in it. Bars are `barHeight` tall. */
export const boardRowSize = {
  wide: { height: 68, tops: [9, 39] },
  narrow: { height: 124, tops: [52, 96] },
  barHeight: 20,
} as const

/** Below this width of its container, the board puts words over its bars. The same number stands in charts.css. */
export const boardNarrowBelow = 860

/** A row that carries its label above its mark: deliveries on the time line, reports of an order. */
export const labelledRowSize = { height: 40, markTop: 22, markHeight: 14 } as const
