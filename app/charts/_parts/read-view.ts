import { readable } from "@/app/_parts/readable"
import { specFromQuery, type ReadSpec } from "@/lib/charts/permalink"
import { segmentsQuery } from "@/lib/charts/view-segments"

export type ChartParams = Promise<{ chart: string; view?: string[] }>

/** The chart that an address asks for; proxy.ts made a path of its query string. */
export async function readView(
  params: ChartParams,
): Promise<ReadSpec & { chart: string; asked: Record<string, string[]> }> {
  const { chart: segment, view = [] } = await params
  const chart = readable(segment)
  const asked = segmentsQuery(view)
  return { chart, asked, ...specFromQuery(chart, asked) }
}
