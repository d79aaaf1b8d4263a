import { answerDoor } from "@/lib/server/doors/answer-door"
import { liveDoorChart } from "@/lib/server/doors/door-chart"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ chart: string; door: string }> }

/** /charts/<chart>.<door>?…: a live chart as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { chart, door } = await params
  return answerDoor(request, door, (query) => liveDoorChart(chart, query))
}
