import "server-only"
import { env } from "../env"

/** Where the site is reached: SITE_URL, or this machine while nobody said. Never what a request claims. */
export function siteAddress(): URL {
  const { SITE_URL, PORT } = env()
  return new URL(SITE_URL ?? `http://localhost:${PORT}`)
}
