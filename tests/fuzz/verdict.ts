import { foreignHost, headerMark, scriptMark } from "./hostile"
import type { FuzzRequest } from "./requests"
import type { Answer } from "./wire"

/** What only the inside of a server says. */
const inside: readonly [what: string, pattern: RegExp][] = [
  ["a stack trace", /^\s+at .{1,200}:\d+:\d+\)?\s*$/m],
  ["a path of the server", /\/node_modules\/|\.next\/(?:server|cache|node_modules)\b/],
  [
    "an error of the system",
    /\b(?:ENOENT|EACCES|EISDIR|ENAMETOOLONG|ENOTDIR|EMFILE|ERR_[A-Z]{3,}_[A-Z_]+)\b/,
  ],
  ["an error of the database", /\bSQLITE_[A-Z]+|PrismaClient\w*Error|LibsqlError|\bZodError\b/],
  ["a file of the machine", /\broot:x:0:0:/],
]

/**
 * What is wrong with an answer; null: nothing. A 503 that says when to come again is an answer: what takes seconds
 * waits its turn.
 *
 * @param root the server's folder, which no answer may name
 */
export function faultOf(request: FuzzRequest, answer: Answer, root: string): string | null {
  if (answer.isLate) return "no answer in time"
  if (answer.status === 0) return request.mayBeCut ? null : "the connection was closed without an answer"
  if (answer.status === 503 && answer.headers["retry-after"] === undefined) return "503 without Retry-After"
  // oEmbed wants it of a format that a provider does not have.
  const isForeseen = answer.status === 503 || (answer.status === 501 && request.route === "/oembed")
  if (answer.status >= 500 && !isForeseen) return `status ${answer.status}`
  const all = `${Object.entries(answer.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n")}\n\n${answer.text}`
  const told = inside.find(([, pattern]) => pattern.test(all))
  if (told) return `tells ${told[0]}: ${told[1].exec(all)![0].slice(0, 200)}`
  if (all.includes(root)) return "names the server's folder"
  if (answer.headers[headerMark] !== undefined) return "a header came from the address"
  if (
    /^(?:text\/html|image\/svg|application\/xhtml)/.test(answer.headers["content-type"] ?? "") &&
    answer.text.includes(scriptMark)
  )
    return "a script came from the address"
  return leadsAway(request, answer) ? `leads to ${answer.headers.location}` : null
}

/** Whether a redirect leaves the site, though neither Host nor a forwarded one named the other. */
function leadsAway({ wire, target }: FuzzRequest, { headers: { location = "" } }: Answer): boolean {
  const head = wire.toString("latin1")
  const isNamed =
    new RegExp(`^(?:x-forwarded-)?host:.*${foreignHost}`, "im").test(head) || target.startsWith("http")
  return !isNamed && /^(?:https?:)?[/\\]{2}evil\.example/i.test(location)
}
