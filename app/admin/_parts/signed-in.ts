import { redirect } from "next/navigation"
import { routes } from "@/lib/routes"
import type { Actor } from "@/lib/server/auth/permissions"
import { currentActor } from "@/lib/server/auth/session"

/** Who looks at this page. Whoever has no session signs in first and comes back to `path`. */
export async function signedIn(path: string): Promise<Actor> {
  const actor = await currentActor()
  if (actor === null) redirect(routes.admin.login(path))
  return actor
}
