import type { Actor } from "@/lib/server/auth/permissions"
import { currentActor } from "@/lib/server/auth/session"
import { refusalOf } from "@/lib/server/refusal-of"
import { isAnswer } from "./is-answer"

/** Who looks at a page; "unknown" where it answers a form and the database cannot say. */
export async function actorHere(): Promise<Actor | null | "unknown"> {
  return whileAnswering<Actor | null | "unknown">(currentActor, "unknown")
}

/**
 * What a page reads. Where it answers a form it holds what was typed, and comes back without what the database cannot
 * give just now; any other page fails.
 */
export async function whileAnswering<T>(read: () => Promise<T>, without: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (refusalOf(error)?.status === 503 && (await isAnswer())) return without
    throw error
  }
}
