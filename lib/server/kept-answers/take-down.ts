import "server-only"
import { get, type IncomingMessage } from "node:http"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { internalSecret } from "../internal-secret"
import type { KeptAnswer } from "./answer-memory"
import { isBuildFile, lookHeader } from "./kept-address"

const compress = promisify(gzip)

/** Of one connection or one request, not of the page. */
const notOfThePage = new Set([
  "connection",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "x-request-id",
])

/** Whether an answer is a page that Next keeps, the same for everybody, and not one that it is just making anew. */
export function isKeptPage(status: number, header: (name: string) => unknown): boolean {
  return (
    status === 200 &&
    /^(?:HIT|MISS)$/.test(String(header("x-nextjs-cache"))) &&
    /\bs-maxage=[1-9]/.test(String(header("cache-control"))) &&
    /^text\/html\b/.test(String(header("content-type"))) &&
    header("etag") !== undefined &&
    header("set-cookie") === undefined
  )
}

/** Whether an answer is a file of the build, which is the same for everybody as long as the server runs. */
function isKeptFile(status: number, header: (name: string) => unknown): boolean {
  return (
    status === 200 && /\bimmutable\b/.test(String(header("cache-control"))) && header("etag") !== undefined
  )
}

/** Whether the answer to an address may be kept. */
export function isKept(address: string, status: number, header: (name: string) => unknown): boolean {
  return isBuildFile(address) ? isKeptFile(status, header) : isKeptPage(status, header)
}

/** What the web's own formats of text are called; pictures and fonts are compressed already. */
const ofText = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml)|image\/svg)/

/** Smaller than this, compressing costs more than it saves; Next's own limit. */
const leastCompressed = 1024

/** Where this process listens. */
export type Listening = { address: string; port: number }

/**
 * Asks this server itself for a page or a file, as it is for everybody: none of a reader's headers takes part.
 *
 * @param last the answer of this address before, whose bytes serve again where the page is the same
 * @returns null where the answer is not one to be kept
 * @throws Error where nothing can be learnt now: the last answer stands
 */
export async function takeDown(
  at: Listening,
  path: string,
  last: KeptAnswer | null,
): Promise<KeptAnswer | null> {
  const response = await ask(at, path)
  if (response.headers["x-data-stale-since"] !== undefined) {
    response.destroy()
    throw new Error("the database is out of reach, and nothing is newer than what is known")
  }
  const { etag } = response.headers
  if (!isKept(path, response.statusCode ?? 0, (name) => response.headers[name]) || etag === undefined) {
    response.destroy()
    return null
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    if (typeof value === "string" && !notOfThePage.has(name)) headers[name] = value
  }
  if (headers["x-nextjs-cache"] !== undefined) headers["x-nextjs-cache"] = "HIT"
  const body = Buffer.concat(await response.toArray())
  if (last !== null && last.body.equals(body)) return { ...last, headers, etag }
  const isCompressed = body.length >= leastCompressed && ofText.test(headers["content-type"] ?? "")
  return { headers, etag, body, gzipped: isCompressed ? await compress(body) : null }
}

function ask({ address, port }: Listening, path: string): Promise<IncomingMessage> {
  // Who listens everywhere is reached here too.
  const host = /^(?:::|0\.0\.0\.0)$/.test(address) ? "127.0.0.1" : address
  const options = {
    host,
    port,
    path,
    agent: false,
    timeout: 30_000,
    headers: { [lookHeader]: internalSecret() },
  }
  return new Promise((resolve, reject) => {
    const request = get(options, resolve)
    request.on("timeout", () => request.destroy(new Error("the server did not answer itself")))
    request.on("error", reject)
  })
}
