import "server-only"
import { logError } from "../log"
import { EditConflict, EditRefused } from "../mutations/edit-errors"
import { refusalOf } from "../refusal-of"
import { retryAfter } from "./retry-after"

/** A refusal as RFC 9457 writes it, with what a program can act on. */
export type Problem = {
  status: number
  title: string
  detail: string
  /** What is wrong with which field of the record; null where it is the whole. */
  errors?: readonly { field: string | null; message: string }[]
  /** The record's version now; null where it was retired. */
  newest?: number | null
  headers?: Record<string, string>
}

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  412: "Changed since",
  413: "Too large",
  415: "Unsupported type",
  422: "Refused",
  428: "A version is required",
  429: "Too many requests",
  500: "Our fault",
  501: "Not implemented",
  503: "Service unavailable",
}

/** The answer to a request that is refused. */
export function problemResponse({ headers, ...problem }: Omit<Problem, "title">): Response {
  const title = titles[problem.status] ?? "Refused"
  return new Response(JSON.stringify({ type: "about:blank", title, ...problem }), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...headers },
  })
}

/** The answer to whatever was thrown; a defect is logged, and only its id goes out. */
export function problemOfError(error: unknown, doing: string): Response {
  if (error instanceof EditConflict) {
    const newest = error.conflicts[0]?.newest ?? null
    return problemResponse({ status: 412, detail: error.message, newest })
  }
  if (error instanceof EditRefused) {
    const errors = error.faults.map(({ field, message }) => ({ field, message }))
    return problemResponse({ status: error.status, detail: error.message, errors })
  }
  const refusal = refusalOf(error)
  if (refusal) {
    const headers = {
      ...retryAfter(refusal),
      ...(refusal.status === 401 && { "www-authenticate": "Bearer" }),
    }
    return problemResponse({ status: refusal.status, detail: refusal.message, headers })
  }
  return problemResponse({
    status: 500,
    detail: `The fault is ours. It is logged as ${logError(error, doing)}.`,
  })
}
