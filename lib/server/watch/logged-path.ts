import "server-only"

const mostCharacters = 200

/**
 * A request's address as the log names it: without its query, which may hold what somebody searched for or the
 * code of a link, and without the part of a path that opens something itself.
 */
export function loggedPath(url: string): string {
  const [path = "/"] = url.split("?", 1)
  const open = path.replace(/^(\/admin\/welcome\/)[^/]+/, "$1[hidden]")
  return open.length > mostCharacters ? `${open.slice(0, mostCharacters)}…` : open
}
