import "server-only"
import { AsyncLocalStorage } from "node:async_hooks"

export type RequestContext = { readonly id: string }

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
