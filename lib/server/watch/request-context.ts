import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"

export type RequestContext = {
  readonly id: string
  /** From which address it comes, as limits count them (`clientAddress`). */
  readonly address?: string
}

// On globalThis, because instrumentation, pages and routes are bundled apart.
const holder = globalThis as typeof globalThis & {
  chipRunwayRequests?: AsyncLocalStorage<RequestContext>
}

function storage(): AsyncLocalStorage<RequestContext> {
  holder.chipRunwayRequests ??= new AsyncLocalStorage()
  return holder.chipRunwayRequests
}

/** Does something for a request; whatever it starts knows the request. */
export function withRequest<T>(context: RequestContext, action: () => T): T {
  return storage().run(context, action)
}

/** The id of the request that is worked on; null outside one, as in a command. */
export function currentRequestId(): string | null {
  return storage().getStore()?.id ?? null
}

/** The address that the request comes from that is worked on; null outside one. */
export function currentRequestAddress(): string | null {
  return storage().getStore()?.address ?? null
}
