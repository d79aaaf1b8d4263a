import type { ComponentType } from "react"
import type { ChartModel, DrawingProps, ReadPoint } from "../drawing"

type Drawing = { Drawing: ComponentType<DrawingProps<ChartModel>>; readPoint: ReadPoint<ChartModel> }

/** Fetches a model's interactive drawing, and Recharts with it. Called when a reader reaches for a chart. */
export async function loadDrawing(kind: ChartModel["kind"]): Promise<Drawing> {
  switch (kind) {
    case "fan": {
      const { FanDrawing, readFanPoint } = await import("./fan-drawing")
      return { Drawing: FanDrawing, readPoint: readFanPoint } as Drawing
    }
    case "stock": {
      const { StockDrawing, readStockPoint } = await import("./stock-drawing")
      return { Drawing: StockDrawing, readPoint: readStockPoint } as Drawing
    }
    case "exposure": {
      const { ExposureDrawing, readExposurePoint } = await import("./exposure-drawing")
      return { Drawing: ExposureDrawing, readPoint: readExposurePoint } as Drawing
    }
    case "board": {
      const { BoardDrawing, readBoardPoint } = await import("./board-drawing")
      return { Drawing: BoardDrawing, readPoint: readBoardPoint } as Drawing
    }
    case "timeline": {
      const { TimelineDrawing, readTimelinePoint } = await import("./timeline-drawing")
      return { Drawing: TimelineDrawing, readPoint: readTimelinePoint } as Drawing
    }
    case "claims": {
      const { ClaimsDrawing, readClaimsPoint } = await import("./claims-drawing")
      return { Drawing: ClaimsDrawing, readPoint: readClaimsPoint } as Drawing
    }
  }
}
