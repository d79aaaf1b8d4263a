import { boardSentences } from "@/lib/charts/board-model"
import { clampedPosition } from "@/lib/charts/month-axis"
import { boardRowSize, boardNarrowBelow } from "@/lib/charts/sizes"
import type { BoardRowsModel, DrawingProps, ReadPoint } from "../drawing"
import { RunwayBarMark } from "../static/runway-bar-mark"
import { RowsDrawing } from "./rows-drawing"

function rowSize(width: number) {
  return width < boardNarrowBelow ? boardRowSize.narrow : boardRowSize.wide
}

/** Points run row by row, training before inference. */
export const readBoardPoint: ReadPoint<BoardRowsModel> = ({ rows, axis }, point, width) => {
  const [row, index] = [Math.floor(point / 2), point % 2]
  const bar = rows[row]?.bars[index]
  const median = bar && !("missing" in bar) ? (bar.median ?? axis.to) : axis.from
  const size = rowSize(width)
  return {
    x: clampedPosition(axis, median),
    y: row * size.height + size.tops[index]! + boardRowSize.barHeight + 6,
    placement: "below",
    sentence: boardSentences(rows)[point] ?? "",
  }
}

/** The board's bars by Recharts, each drawn by the mark of the static board. */
export function BoardDrawing({ model, id, width, onPoint, onDrawn }: DrawingProps<BoardRowsModel>) {
  const { height, tops } = rowSize(width)
  const lowerHalf = tops[1]! - (tops[1]! - tops[0]! - boardRowSize.barHeight) / 2
  return (
    <RowsDrawing
      rows={model.rows.length}
      height={height}
      onRow={(row, down) => onPoint(row === null ? null : 2 * row + (down >= lowerHalf ? 1 : 0))}
      onDrawn={onDrawn}
      mark={(row, top) =>
        model.rows[row]?.bars.map(
          (bar, index) =>
            !("missing" in bar) && (
              <svg
                key={bar.workload}
                x="0"
                y={top + tops[index]!}
                width="100%"
                height={boardRowSize.barHeight}
                className="overflow-visible"
              >
                <RunwayBarMark bar={bar} axis={model.axis} chart={id} />
              </svg>
            ),
        )
      }
    />
  )
}
