import { answerOrdersMetadata } from "@/lib/server/orders-explorer/answer-file"

export const dynamic = "force-dynamic"

/** /orders.csv-metadata.json: what the columns of /orders.csv with the same query mean. */
export function GET(request: Request): Promise<Response> {
  return answerOrdersMetadata(request)
}
