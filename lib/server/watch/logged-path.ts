import "server-only"
import { askedAddress } from "../asked-address"
import { plainLetters } from "../one-spelling"

const mostCharacters = 200

/** What opens an account to whoever has it, and is no name of a route in Next's own words (`[token]`). */
const link = /((?:^|\/|%2f)admin(?:\/|%2f)+welcome(?:\/|%2f)+)(?!\[)[^/]+/gi

/**
 * A request's address as the log names it: without its query, which may hold what somebody searched for or the
 * code of a link, and without the part of a path that opens something itself, however it is written.
 */
export function loggedPath(url: string): string {
  const [asked = "/"] = url.split("?", 1)
  const path = plainLetters(askedAddress(asked).path)
  const hidden = path.replace(link, "$1[hidden]")
  const open = hidden === path ? asked : hidden
  return open.length > mostCharacters ? `${open.slice(0, mostCharacters)}…` : open
}
