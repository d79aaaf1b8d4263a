import "server-only"
import type { IncomingMessage } from "node:http"
import { html } from "@/lib/html"
import { staleMomentWords } from "@/lib/stale-note"
import { barePage, barePagePolicy } from "../bare-page"
import type { AppError } from "../errors"
import type { Outage } from "./outage"

type RefusalBody = { type: string; policy: string | null; body: Buffer }

/** What is sent when the database stands in the way of an answer: a page for people, a problem for programs. */
export function refusalBody(request: IncomingMessage, refusal: AppError, outage: Outage | null): RefusalBody {
  const { url = "/", headers } = request
  const isEditors = /^\/admin(?:[/?]|$)/.test(url)
  if (/^\/api\/|\.json(?:\?|$)/.test(url)) return problem(refusal)
  if (headers.accept?.includes("text/html") || headers.accept === undefined || headers.accept === "*/*") {
    return {
      type: "text/html; charset=utf-8",
      policy: barePagePolicy,
      body: Buffer.from(page(refusal, outage, isEditors)),
    }
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
  const since = outage ? `Since ${staleMomentWords(outage.since.toISOString())} the` : "The"
  const words = isLost
    ? `${since} database of this site does not answer, and this page is not one of those that are kept ready. It comes back by itself.`
    : message
  return barePage(title, [
    html`${words}`,
    html`Pages that others have read lately are still there: <a href="/">the board</a>,
      <a href="/companies">the firms</a>, <a href="/orders">the orders</a>. They say how old they are.`,
    ...(isEditors
      ? [html`What you typed is still in this browser: go back to the form, and send it again in a moment.`]
      : []),
  ])
}
