import "server-only"
import { chartDoors } from "@/lib/routes"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { tooNew, type FoundChart } from "./door-chart"
import { doorOptions } from "./door-options"
import { doorResponse, openToAll } from "./door-response"
import { writeDoor } from "./write-door"

/** Answers a request for one of a chart's files, live or frozen. */
export async function answerDoor(
  request: Request,
  doorName: string,
  find: (query: URLSearchParams) => Promise<FoundChart>,
): Promise<Response> {
  try {
    const door = chartDoors.find((one) => one === doorName)
    if (!door) return refuse({ status: 404, detail: `A chart is to be had as ${chartDoors.join(", ")}.` })
    const query = new URL(request.url).searchParams
    const read = doorOptions(door, query)
    if (!read.isValid) {
      const detail = read.problems.map(({ field, message }) => `${field} ${message}`).join("; ")
      return refuse({ status: 400, detail: `${detail}.`, errors: read.problems })
    }
    const found = await find(query)
    if ("refusal" in found) return refuse(found.refusal)
    const { chart } = found
    if (chart.document === null) {
      if (door === "json") return doorResponse(request, chart, door, chart.content)
      return refuse(tooNew)
    }
    return doorResponse(request, chart, door, await writeDoor(chart, chart.document, read.options))
  } catch (error) {
    return problemOfError(error, "answering with a chart's file")
  }
}

function refuse(problem: Parameters<typeof problemResponse>[0]): Response {
  return problemResponse({ ...problem, headers: openToAll })
}
