import "server-only"
import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"
import { staleMomentWords } from "@/lib/stale-note"
import type { AppError } from "../errors"
import type { Outage } from "./outage"

type RefusalBody = { type: string; policy: string | null; body: Buffer }

const style =
  "body{font:17px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}h1{font-size:1.6rem}"
const styleHash = createHash("sha256").update(style).digest("base64")

/** Nothing but its own few lines of style: the page is the same whatever else fails. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`

/** What is sent when the database stands in the way of an answer: a page for people, a problem for programs. */
export function refusalBody(request: IncomingMessage, refusal: AppError, outage: Outage | null): RefusalBody {
  const { url = "/", headers } = request
  const isEditors = /^\/admin(?:[/?]|$)/.test(url)
  if (/^\/api\/|\.json(?:\?|$)/.test(url)) return problem(refusal)
  if (headers.accept?.includes("text/html") || headers.accept === undefined || headers.accept === "*/*") {
    return { type: "text/html; charset=utf-8", policy, body: Buffer.from(page(refusal, outage, isEditors)) }
  }
  return { type: "text/plain; charset=utf-8", policy: null, body: Buffer.from(`${refusal.message}\n`) }
}

function problem({ message, status }: AppError): RefusalBody {
  const body = { type: "about:blank", title: "Service unavailable", status, detail: message }
  return { type: "application/problem+json", policy: null, body: Buffer.from(JSON.stringify(body)) }
}

function page({ code, message }: AppError, outage: Outage | null, isEditors: boolean): string {
  const isLost = code === "database-unreachable"
  const title = isLost ? "The database is out of reach" : "This page cannot be made just now"
  const words = isLost
    ? `${outage ? `Since ${staleMomentWords(outage.since.toISOString())} the` : "The"} database of this site does not answer, and this page is not one of those that are kept ready. It comes back by itself.`
    : escaped(message)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title} · Chip Runway</title><style>${style}</style></head>
<body>
<h1>${title}</h1>
<p>${words}</p>
<p>Pages that others have read lately are still there: <a href="/">the board</a>, <a href="/companies">the firms</a>, <a href="/orders">the orders</a>. They say how old they are.</p>
${isEditors ? "<p>What you typed is still in this browser: go back to the form, and send it again in a moment.</p>\n" : ""}</body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
