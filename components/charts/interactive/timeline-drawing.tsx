import { clampedPosition } from "@/lib/charts/month-axis"
import type { OrderTimelineModel } from "@/lib/charts/order-timeline-model"
import { labelledRowSize } from "@/lib/charts/sizes"
import type { DrawingProps, ReadPoint } from "../drawing"
import { DeliveryMark } from "../static/delivery-mark"
import { RowsDrawing } from "./rows-drawing"

export const readTimelinePoint: ReadPoint<OrderTimelineModel> = ({ rows, axis }, point) => ({
  x: clampedPosition(axis, rows[point]?.from ?? 0),
  y: (point + 1) * labelledRowSize.height,
  placement: "below",
  sentence: rows[point]?.sentence ?? "",
})

/** Delivery windows by Recharts, drawn by the mark of the static time line. */
export function TimelineDrawing({ model, id, onPoint, onDrawn }: DrawingProps<OrderTimelineModel>) {
  return (
    <RowsDrawing
      rows={model.rows.length}
      height={labelledRowSize.height}
      onRow={(row) => onPoint(row)}
      onDrawn={onDrawn}
      mark={(row, top) => (
        <svg
          x="0"
          y={top + labelledRowSize.markTop}
          width="100%"
          height={labelledRowSize.markHeight}
          className="overflow-visible"
        >
          <DeliveryMark row={model.rows[row]!} axis={model.axis} chart={id} />
        </svg>
      )}
    />
  )
}
