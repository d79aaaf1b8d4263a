import { getEveryDay } from "@/lib/server/queries/controls"

export const dynamic = "force-static"
export const revalidate = 86400

/** Every answer of every day, fetched once a reader reaches for the slider. */
export async function GET(): Promise<Response> {
  return Response.json(await getEveryDay())
}
