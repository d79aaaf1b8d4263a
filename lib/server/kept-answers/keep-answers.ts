import "server-only"
import { Server, type IncomingMessage, type ServerResponse } from "node:http"
import { isKnown } from "../api/is-known"
import { AnswerMemory, type KeptAnswer } from "./answer-memory"
import { isKeptPage, lookHeader, takeDown, type Listening } from "./take-down"

/** After this Next is asked again beside the readers: it makes each page anew once a day. */
const freshForMs = 10_000
const most = { bytes: 64 * 1024 * 1024, seen: 5000 }
/** Smaller than this, compressing costs more than it saves; Next's own limit. */
const leastCompressed = 1024

const holder = globalThis as typeof globalThis & { chipRunwayKeptAnswers?: AnswerMemory }

/**
 * Answers kept pages from memory, as bytes that were compressed once. Next keeps a page as a string, and hashes, encodes
 * and compresses it for each request: ten times what a file of that size costs.
 *
 * Only what is the same for everybody comes here: a GET or HEAD of an address without a query, whose answer Next took
 * from its kept pages. `scripts/kept-pages.mjs` tells of every drop, after which Next is asked first, so that nothing is
 * staler here than there. Called once when the server starts, before all others that look at requests: they wrap this.
 */
export function keepAnswers(): void {
  if (holder.chipRunwayKeptAnswers) return
  const memory = (holder.chipRunwayKeptAnswers = new AnswerMemory(most))
  const underWay = new Set<string>()

  const renew = async (at: Listening, address: string) => {
    if (underWay.has(address)) return
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

  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    const pass = () => Reflect.apply(emit, this, [event, ...values]) as boolean
    const [request, response] = values as [IncomingMessage, ServerResponse]
    if (event !== "request" || !isForAll(request)) return pass()
    const at = this.address()
    if (at === null || typeof at === "string") return pass()
    const { url: address = "/" } = request
    const kept = memory.get(address)
    if (kept) {
      send(request, response, kept.answer)
      if (performance.now() - kept.takenAt > freshForMs) void renew(at, address)
      return true
    }
    response.once("finish", () => {
      const isKept = isKeptPage(response.statusCode, (name) => response.getHeader(name))
      if (isKept && memory.wasSeen(address)) void renew(at, address)
    })
    return pass()
  }
}

/** Whether a request asks for a page as everybody gets it, and not for its parts or for an answer to a question. */
function isForAll({ method, url = "/", headers }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    url.startsWith("/") &&
    !url.includes("?") &&
    !/^\/(?:admin|api|_next)(?:\/|$)/.test(url) &&
    headers.rsc === undefined &&
    !Object.keys(headers).some((name) => name.startsWith("next-") || name.startsWith("x-nextjs-")) &&
    // Our own look at the page, which is to be Next's answer.
    headers[lookHeader] === undefined
  )
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
  const isCompressed =
    answer.body.length >= leastCompressed && takesGzip(request.headers["accept-encoding"] ?? "")
  if (isCompressed) response.setHeader("content-encoding", "gzip")
  const bytes = isCompressed ? answer.gzipped : answer.body
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
