export const dynamic = "force-dynamic"

/** Whether the process answers at all; asks nothing of the database, so that nobody restarts a server for it. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } })
}
