import { redirect } from "next/navigation"
import { routes } from "@/lib/routes"
import type { Actor } from "@/lib/server/auth/permissions"
import { actorHere } from "@/app/admin/_parts/actor-here"
import { isAnswer } from "@/app/admin/_parts/is-answer"

/**
 * Who opens a form. Without a session one is led to sign in and back, unless the page answers a form: what was typed
 * is then shown again. The actions and queries ask for the role themselves.
 */
export async function editorHere(path: string): Promise<Actor | null> {
  const actor = await actorHere()
  if (actor === "unknown") return null
  if (actor === null && !(await isAnswer())) redirect(routes.admin.login(path))
  return actor
}
