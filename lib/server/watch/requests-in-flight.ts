import "server-only"

// On globalThis, because the server's end and the metrics ask from other bundles.
const holder = globalThis as typeof globalThis & { chipRunwayInFlight?: number }

/** Requests that are being answered, whether or not anybody watches. */
export function requestsInFlight(): number {
  return holder.chipRunwayInFlight ?? 0
}

/** One more, or with -1 one less. */
export function countInFlight(change: 1 | -1): void {
  holder.chipRunwayInFlight = requestsInFlight() + change
}
