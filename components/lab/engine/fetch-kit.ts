import { kitSchema, type Kit } from "@/lib/estimation/case/kit"

/** A sentence for the reader in the place of a kit. */
export class NoKit extends Error {}

/**
 * A firm's kit from its address.
 *
 * @throws NoKit where it cannot be had, or is not what this engine knows
 */
export async function fetchKit(address: string): Promise<Kit> {
  let body: unknown
  try {
    const response = await fetch(address)
    if (response.status === 404) throw new NoKit("There is no estimate of this firm to ask about.")
    if (!response.ok) throw new NoKit("The firm’s records could not be fetched. Try again in a minute.")
    body = await response.json()
  } catch (error) {
    if (error instanceof NoKit) throw error
    throw new NoKit("The firm’s records could not be fetched. Check the connection and try again.")
  }
  const kit = kitSchema.safeParse(body)
  if (kit.success) return kit.data
  throw new NoKit("The firm’s records are of a newer version of this site. Load the page again.")
}
