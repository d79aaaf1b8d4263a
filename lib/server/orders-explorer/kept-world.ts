import "server-only"
import { databaseName } from "../db/target"
import type { OrderWorld } from "./order-world"

/** Which facts were made from a world. */
type Of = { build: string; dataVersion: number; fingerprint: string }

// On globalThis, because the server bundles this module more than once.
const holder = globalThis as typeof globalThis & {
  chipRunwayOrderWorld?: { of: string; world: OrderWorld }
}

/**
 * The world that the facts on disk were made from, where this process made them; a save's follows it. One of others is
 * forgotten.
 */
export function keptWorld(of: Of): OrderWorld | null {
  if (holder.chipRunwayOrderWorld?.of !== nameOf(of)) delete holder.chipRunwayOrderWorld
  return holder.chipRunwayOrderWorld?.world ?? null
}

export function keepWorld(of: Of, world: OrderWorld): void {
  holder.chipRunwayOrderWorld = { of: nameOf(of), world }
}

function nameOf({ build, dataVersion, fingerprint }: Of): string {
  return JSON.stringify([databaseName(), build, dataVersion, fingerprint])
}
