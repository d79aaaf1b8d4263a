import "server-only"
import { isAppError } from "../errors"
import { faultFacts, log } from "../log"
import { countFault } from "./fault-counts"
import { loggedPath } from "./logged-path"

/**
 * Logs what a page threw and nobody caught, under the digest that the error page shows. A refusal that was foreseen
 * is no fault, and told as what it is.
 */
export function logRequestFault(
  error: unknown,
  request: { path: string; method: string },
  context: { routePath: string; routeType: string },
): void {
  const digest =
    typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : null
  const facts = {
    id: digest,
    doing: `${context.routeType} ${context.routePath}`,
    method: request.method,
    path: loggedPath(request.path),
    ...faultFacts(error),
  }
  if (isAppError(error)) {
    log().warn({ ...facts, code: error.code }, "a page refused")
    return
  }
  countFault()
  log().error(facts)
}
