import { answerDoor } from "@/lib/server/doors/answer-door"
import { frozenDoorChart } from "@/lib/server/doors/door-chart"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ id: string; door: string }> }

/** /s/<id>.<door>: a frozen chart as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, door } = await params
  return answerDoor(request, door, () => frozenDoorChart(id))
}
