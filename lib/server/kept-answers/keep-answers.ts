import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { isKnown } from "../api/is-known"
import { hasSignedSession } from "../auth/signed-cookies"
import { AnswerMemory, type KeptAnswer } from "./answer-memory"
import { dropUnread, isBuildFile, isLook, keptAddress } from "./kept-address"
import { renewDropped } from "./renew-dropped"
import { isKept, takeDown, type Listening } from "./take-down"

/** After this Next is asked again beside the readers: it makes each page anew once a day. */
const freshForMs = 10_000
const most = { bytes: 64 * 1024 * 1024, seen: 5000 }
/** The scripts, styles and fonts of a build, and of those before it that are kept for open pages. */
const mostOfBuilds = { bytes: 16 * 1024 * 1024, seen: 1000 }
/** Each look at a page has it compressed; what finds no room is looked at when it is asked for again. */
const mostLooks = 2
/**
 * How long after a drop a page stands in for the one that is being made, in milliseconds. With the look for a newer
 * version (`version-watcher.ts`) that is within the second in which an edit is to be seen everywhere.
 */
const standInMs = 500
const holder = globalThis as typeof globalThis & {
  chipRunwayKeptAnswers?: AnswerMemory
  chipRunwayKeptFiles?: AnswerMemory
}

/**
 * Answers kept pages from memory, as bytes that were compressed once. Next keeps a page as a string, and hashes, encodes
 * and compresses it for each request: ten times what a file of that size costs. Files of the build, which Next reads and
 * compresses for each request, are answered the same way.
 *
 * Only what is the same for everybody comes here: a GET or HEAD of a page's own address, whose answer Next took from its
 * kept pages. `scripts/kept-pages.mjs` tells of every drop, after which Next is asked first, so that nothing is staler here
 * than there, save for a moment after a drop: pages that have readers are then made anew at once, and readers who are not
 * signed in get the one before until that is done. Called once when the server starts, before all others that look at
 * requests: they wrap this.
 */
export function keepAnswers(): void {
  if (holder.chipRunwayKeptAnswers) return
  const pages = (holder.chipRunwayKeptAnswers = new AnswerMemory(most))
  const files = (holder.chipRunwayKeptFiles = new AnswerMemory(mostOfBuilds))
  const underWay = new Set<string>()

  const renew = async (memory: AnswerMemory, at: Listening, address: string) => {
    if (underWay.has(address) || underWay.size >= mostLooks) return
    underWay.add(address)
    const begun = { takenAt: performance.now(), drops: memory.drops }
    try {
      const answer = await takeDown(at, address, memory.last(address))
      if (answer) memory.set(address, answer, begun)
      else memory.forget(address)
    } catch {
      // The database is out of reach, the server ends, or is too busy for itself: what stands, stands.
    } finally {
      underWay.delete(address)
    }
  }

  let listening: Listening | null = null
  renewDropped(pages, async (address) => {
    if (listening !== null) await renew(pages, listening, address)
  })

  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...values]) as boolean
    if (event !== "request") return pass()
    const [request, response] = values as [IncomingMessage, ServerResponse]
    dropUnread(request)
    const address = keptAddress(request)
    const at = this.address()
    if (address === null || at === null || typeof at === "string") return pass()
    const memory = isBuildFile(address) ? files : pages
    if (memory === pages) listening = at
    const kept = memory.get(address)
    if (kept) {
      send(request, response, kept.answer)
      if (memory === pages && performance.now() - kept.takenAt > freshForMs) void renew(memory, at, address)
      return true
    }
    const before = memory.standIn(address, standInMs)
    // Whoever edits sees their edit at once.
    if (before && !hasSignedSession(request.headers.cookie ?? "")) {
      send(request, response, before)
      void renew(memory, at, address)
      return true
    }
    response.once("finish", () => {
      const mayBeKept = isKept(address, response.statusCode, (name) => response.getHeader(name))
      if (mayBeKept && memory.wasSeen(address)) void renew(memory, at, address)
    })
    return pass()
  }
}

/** Whether a request is answered from memory, or is our own look at a page: then it costs next to nothing. */
export function isFromMemory(request: IncomingMessage): boolean {
  const address = keptAddress(request)
  if (address === null) return isLook(request.headers)
  const memory = isBuildFile(address) ? holder.chipRunwayKeptFiles : holder.chipRunwayKeptAnswers
  return memory?.has(address) ?? false
}

function send(request: IncomingMessage, response: ServerResponse, answer: KeptAnswer): void {
  // What every answer has stands already, save the policy of this page's own scripts beside the one of all pages.
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.setHeader("etag", answer.etag)
  if (isKnown(request.headers["if-none-match"] ?? null, answer.etag)) {
    response.removeHeader("content-type")
    response.statusCode = 304
    response.end()
    return
  }
  const gzipped = takesGzip(request.headers["accept-encoding"] ?? "") ? answer.gzipped : null
  if (gzipped !== null) response.setHeader("content-encoding", "gzip")
  const bytes = gzipped ?? answer.body
  response.setHeader("content-length", bytes.length)
  response.end(request.method === "HEAD" ? undefined : bytes)
}

/** Whether gzip is among what a reader takes: `gzip;q=0` says that it is not. */
function takesGzip(accepted: string): boolean {
  const share = (coding: string) => {
    const found = accepted
      .split(",")
      .map((one) =>
        one
          .trim()
          .toLowerCase()
          .split(/\s*;\s*q=/),
      )
      .find(([name]) => name === coding)
    return found && Number(found[1] ?? 1)
  }
  return (share("gzip") ?? share("*") ?? 0) > 0
}
