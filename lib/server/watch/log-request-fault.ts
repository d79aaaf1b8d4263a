import "server-only"
import { isAppError } from "../errors"
import { faultFacts, log } from "../log"
import { countFault } from "./fault-counts"
import { loggedPath } from "./logged-path"

/**
 * Logs what a page threw and nobody caught, under the digest that the error page shows. A refusal that was foreseen
 * is no fault, and told as what it is; so is a request that could not be read, without a stack, which is Next's own.
 *
 * @param context where it happened, and the status where who asked is at fault
 */
export function logRequestFault(
  error: unknown,
  request: { path: string; method: string },
  context: { routePath: string; routeType: string; status: number | null },
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
  if (context.status !== null) {
    log().info({ ...facts, stack: undefined, status: context.status }, "a request could not be read")
    return
  }
  countFault()
  log().error(facts)
}
