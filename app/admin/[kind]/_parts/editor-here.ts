import { redirect } from "next/navigation"
import { routes } from "@/lib/routes"
import type { Actor } from "@/lib/server/auth/permissions"
import { currentActor } from "@/lib/server/auth/session"
import { isAnswer } from "./is-answer"

/**
 * Who opens a form. Without a session one is led to sign in and back, unless the page answers a form: what was typed
 * is then shown again. The actions and queries ask for the role themselves.
 */
export async function editorHere(path: string): Promise<Actor | null> {
  const actor = await currentActor()
  if (actor === null && !(await isAnswer())) redirect(routes.admin.login(path))
  return actor
}
