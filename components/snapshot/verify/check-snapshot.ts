import type { Check } from "@/lib/charts/verify/check-words"
import { serverAnswerSchema, type ServerAnswer } from "@/lib/charts/verify/server-answer"
import { routes } from "@/lib/routes"
import { sha256 } from "../sha256"

/**
 * Fetches a frozen chart anew and hashes it here, so that whoever sends it cannot say for it what it hashes to.
 *
 * @param id in the reader's address
 * @param hash that the page says
 */
export async function checkSnapshot(id: string, hash: string): Promise<Check> {
  const file = await fetched(routes.snapshotDoor(id, "json"))
  if (typeof file === "string") return { status: "unreachable", why: file }
  const found = await sha256(file)
  return { status: "checked", id, hash, found, bytes: file.byteLength, server: await askServer(id) }
}

/** A file's bytes as the server sends them now, past every cache; a sentence when there are none. */
async function fetched(address: string): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const response = await fetch(address, { cache: "reload" })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    return `The server answered ${response.status} to ${address}. Try again in a minute.`
  } catch {
    return "The server could not be reached. Check the connection and try again."
  }
}

async function askServer(id: string): Promise<ServerAnswer | null> {
  try {
    const response = await fetch(routes.apiSnapshotVerify(id), { cache: "no-store" })
    return response.ok ? serverAnswerSchema.parse(await response.json()) : null
  } catch {
    return null
  }
}
