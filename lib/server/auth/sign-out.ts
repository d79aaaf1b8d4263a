import "server-only"
import { applyCookies } from "./apply-cookies"
import { recordAudit } from "./audit"
import { auth } from "./better-auth"
import { requestHeaders } from "./request"
import { currentActor } from "./session"

/** Ends this browser's session in the database and takes its cookie away. Without a session nothing happens. */
export async function signOut(): Promise<void> {
  const actor = await currentActor()
  const { headers } = await auth().api.signOut({ headers: await requestHeaders(), returnHeaders: true })
  await applyCookies(headers)
  if (actor) await recordAudit({ actor, action: "sign-out", outcome: "done" })
}
