import "server-only"
import type { ErrorCode } from "../errors"

/** Seconds after which a refusal may have passed, by what it is. */
const seconds: Partial<Record<ErrorCode, number>> = {
  busy: 10,
  "database-busy": 10,
  "database-unreachable": 10,
  "not-ready": 60,
  "database-unwritable": 60,
  "database-unreadable": 60,
  "database-newer": 60,
  "database-full": 60,
  // The shortest window that anything is counted in.
  throttled: 900,
}

/** The header that says when to ask again (RFC 9110, 10.2.3); none where asking again gives the same. */
export function retryAfter({
  code,
  retryAfter: known = null,
}: {
  code: ErrorCode
  retryAfter?: number | null
}): {
  "retry-after"?: string
} {
  const wait = known ?? seconds[code]
  return wait === undefined ? {} : { "retry-after": String(wait) }
}
