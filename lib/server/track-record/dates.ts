import "server-only"
import type { Month } from "@/lib/domain/month"

export type TrackDateSetting = {
  asOf: Month
  /** The month whose assumptions serve; later than `asOf`, they serve before their time and the page says so. */
  assumptionsOf: Month
}

/**
 * The months for which the model is asked what it would have said, oldest first. Each has assumptions of its own or
 * of a few months before; April 2025 has none and borrows those of May. February 2024 is here because Baidu then
 * said the same again.
 */
export const trackDates: readonly TrackDateSetting[] = [
  { asOf: "2023-11", assumptionsOf: "2023-11" },
  { asOf: "2024-02", assumptionsOf: "2024-02" },
  { asOf: "2024-04", assumptionsOf: "2024-04" },
  { asOf: "2025-04", assumptionsOf: "2025-05" },
  { asOf: "2025-05", assumptionsOf: "2025-05" },
]

/**
 * Months for which a firm's own figure (run size, tokens a day) may serve after the month it was set for. The records
 * themselves let the inputs of November 2023 stand until June 2024.
 */
export const ownFiguresServe = 7
