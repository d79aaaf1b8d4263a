import "server-only"
import type { TableShape } from "../db/table-shapes"

/** Made from the other tables when they are missing: rebuilding them is what brings them up to date anyway. */
const madeAgain = ["OrderFact", "OrderFacet", "OrderText", "OrderShown", "OrderFactState"]

/** True of a running site and of nothing afterwards: who was there, who has a form open, what is being worked on. */
const passing = ["EditMark", "Instance", "JobRun", "Throttle"]

/** Who is signed in just now. */
const sessions = ["Session", "Verification"]

/** Invitations and links of forgotten passwords: one that has been used or taken back since would open again. */
const links = ["AccountLink"]

/** Of the place where the backups lie; a restored database begins a list of its own. */
const ownAffairs = ["BackupRun"]

const leftOut = {
  backup: [...madeAgain, ...passing, ...sessions, ...links, ...ownAffairs],
  move: [...madeAgain, ...passing],
} as const

/** The tables that a backup or a move carries, each after those that it refers to. */
export function carried(shapes: readonly TableShape[], by: keyof typeof leftOut): TableShape[] {
  return shapes.filter(({ name }) => !(leftOut[by] as readonly string[]).includes(name))
}

/** Names of the tables that it leaves out. */
export function namesLeftOut(shapes: readonly TableShape[], by: keyof typeof leftOut): string[] {
  return shapes.map(({ name }) => name).filter((name) => (leftOut[by] as readonly string[]).includes(name))
}
