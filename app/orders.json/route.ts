import { answerOrdersFile } from "@/lib/server/orders-explorer/answer-file"

export const dynamic = "force-dynamic"

/** /orders.json: all orders that the query chooses, as /orders shows them, with every report. */
export function GET(request: Request): Promise<Response> {
  return answerOrdersFile(request, "json")
}
