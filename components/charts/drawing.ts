import type { BoardModel } from "@/lib/charts/board-model"
import type { ClaimsModel } from "@/lib/charts/claims-model"
import type { ExposureModel } from "@/lib/charts/exposure-model"
import type { FanModel } from "@/lib/charts/fan-model"
import type { OrderTimelineModel } from "@/lib/charts/order-timeline-model"
import type { StockModel } from "@/lib/charts/stock-model"

/** The rows of one board section: what its drawing needs of the board. */
export type BoardRowsModel = Pick<BoardModel, "kind" | "axis"> & { rows: BoardModel["ranked"] }

/** Any chart's model, as the page carries it to the reader's browser. */
export type ChartModel =
  FanModel | StockModel | ExposureModel | BoardRowsModel | OrderTimelineModel | ClaimsModel

/** Where a point stands and what it says. `x` is a share of the plot's width; `y` counts down from its top. */
export type Readout = { x: number; y: number; sentence: string; placement: "above" | "below" }

/** What an interactive drawing is given: the same model as the static one, and the point being read. */
export type DrawingProps<M extends ChartModel> = {
  model: M
  id: string
  /** Width of the whole chart in pixels, which decides its layout. */
  width: number
  point: number | null
  onPoint: (point: number | null) => void
  /** Called once the drawing is on screen, so that the static one may go. */
  onDrawn: () => void
}

/** How to say a point of a model; lives beside the drawing, so that it loads with it. */
export type ReadPoint<M extends ChartModel> = (model: M, point: number, width: number) => Readout
