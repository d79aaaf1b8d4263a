import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"
import type { ServerResponse } from "node:http"
import type { AppError } from "../errors"

/** What of the database stood in a request's way, if anything did. */
type RequestFault = { refusal: AppError | null }

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & {
  chipRunwayFaults?: { ofRequest: AsyncLocalStorage<RequestFault>; ofResponse: WeakMap<object, RequestFault> }
}

function faults() {
  holder.chipRunwayFaults ??= { ofRequest: new AsyncLocalStorage(), ofResponse: new WeakMap() }
  return holder.chipRunwayFaults
}

/** Works on a request; what stands in its way meanwhile can be asked of its response. */
export function withFaultsOf<T>(response: ServerResponse, action: () => T): T {
  const fault: RequestFault = { refusal: null }
  faults().ofResponse.set(response, fault)
  return faults().ofRequest.run(fault, action)
}

/** The request that is worked on met a database that is out of reach, busy, full or may not be written. */
export function noteRequestFault(refusal: AppError): void {
  const fault = faults().ofRequest.getStore()
  if (fault) fault.refusal = refusal
}

/**
 * One try of something that may be tried again: what stood in its way stands in the request's only when it was the last.
 * A request whose second try succeeds met nothing that whoever sent it should hear of.
 *
 * @param isTriedAgain whether another try follows a failure
 */
export async function oneTry<T>(
  act: () => Promise<T>,
  isTriedAgain: (error: unknown) => boolean,
): Promise<T> {
  const own: RequestFault = { refusal: null }
  try {
    return await faults().ofRequest.run(own, act)
  } catch (error) {
    if (own.refusal && !isTriedAgain(error)) noteRequestFault(own.refusal)
    throw error
  }
}

/** What has stood in the way of the request that is worked on; null: nothing yet. */
export function requestFault(): AppError | null {
  return faults().ofRequest.getStore()?.refusal ?? null
}

/** What stood in the way of the request that this answers; null: nothing. */
export function faultOf(response: ServerResponse): AppError | null {
  return faults().ofResponse.get(response)?.refusal ?? null
}
