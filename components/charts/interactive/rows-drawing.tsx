import type { MouseEvent, ReactNode } from "react"
import { Bar, BarChart, XAxis, YAxis } from "recharts"
import { activePoint } from "./active-point"
import { WhenDrawn } from "./when-drawn"

type BandProps = { y?: number; payload?: { row: number } }

/** A mouse press on a row follows the row's link. A tap only reads the point: the link is the row's name. */
function followLink(event: MouseEvent, row: number) {
  const chart = event.currentTarget.closest<HTMLElement>(".reach")
  if (!chart || chart.dataset.pointer === "touch") return
  chart.querySelectorAll<HTMLAnchorElement>("a[data-row]")[row]?.click()
}

/**
 * A chart of rows by Recharts: one category a row, each drawn by the mark the static chart uses. Recharts
 * gives the bands and says which one is pointed at; positions in a mark are percentages of the plot.
 *
 * @param height of a row in pixels, the same in both drawings
 * @param mark draws row `row` in a band that begins `top` pixels down
 */
export function RowsDrawing({
  rows,
  height,
  mark,
  onRow,
  onDrawn,
}: {
  rows: number
  height: number
  mark: (row: number, top: number) => ReactNode
  /** The row pointed at and how far down in it, in pixels. */
  onRow: (row: number | null, down: number) => void
  onDrawn: () => void
}) {
  const data = Array.from({ length: rows }, (_, row) => ({ row, extent: 1 }))
  const down = (target: Element, clientY: number) => (clientY - target.getBoundingClientRect().top) % height
  return (
    <BarChart
      responsive
      layout="vertical"
      data={data}
      style={{ width: "100%", height: rows * height }}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={0}
      accessibilityLayer={false}
      onMouseMove={(state, event) => onRow(activePoint(state), down(event.currentTarget, event.clientY))}
      onTouchStart={(state, event) =>
        onRow(activePoint(state), down(event.currentTarget, event.touches[0]?.clientY ?? 0))
      }
      onClick={(state, event) => {
        const row = activePoint(state)
        if (row !== null) followLink(event, row)
      }}
    >
      <XAxis type="number" domain={[0, 1]} hide />
      <YAxis type="category" dataKey="row" hide />
      <Bar
        dataKey="extent"
        isAnimationActive={false}
        shape={({ y = 0, payload }: BandProps) => <g>{payload && mark(payload.row, y)}</g>}
      />
      <WhenDrawn onDrawn={onDrawn} />
    </BarChart>
  )
}
