import type { ClaimsModel } from "@/lib/charts/claims-model"
import { labelledRowSize } from "@/lib/charts/sizes"
import type { DrawingProps, ReadPoint } from "../drawing"
import { ClaimMark } from "../static/claim-mark"
import { RowsDrawing } from "./rows-drawing"

export const readClaimsPoint: ReadPoint<ClaimsModel> = ({ rows }, point) => {
  const row = rows[point]
  return {
    x: row ? (row.at ?? row.to) : 0,
    y: (point + 1) * labelledRowSize.height,
    placement: "below",
    sentence: row?.sentence ?? "",
  }
}

/** Reports of one order by Recharts, drawn by the mark of the static chart. */
export function ClaimsDrawing({ model, onPoint, onDrawn }: DrawingProps<ClaimsModel>) {
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
          <ClaimMark row={model.rows[row]!} />
        </svg>
      )}
    />
  )
}
