import "server-only"
import { shiftDay } from "@/lib/domain/day"
import type { Assumption } from "@/lib/domain/assumption"
import { addMonths, monthsBetween, type Month } from "@/lib/domain/month"
import type { Records } from "@/lib/domain/record"
import { recordsKnownOn } from "@/lib/estimation/known-then"
import { ownFiguresServe, type TrackDateSetting } from "./dates"

export type KnownInputs = {
  /** ISO day. */
  day: string
  /** What could be known on the day. */
  then: Records
  /** The same assumptions with every report of today: what differs between the two was learnt since. */
  today: Records
  /** Figures of a firm's own that are too old to serve, and so are missing. */
  stale: Assumption[]
}

/** The records of one past month, as they could stand on its last day and as they stand today. */
export function knownInputs(records: Records, { asOf, assumptionsOf }: TrackDateSetting): KnownInputs {
  const day = lastDayOfMonth(asOf)
  const known = recordsKnownOn(records, { day, assumptionsOf })
  const stale = known.assumption.filter((one) => isStale(one, asOf))
  const assumption = known.assumption.filter((one) => !stale.includes(one))
  return { day, then: { ...known, assumption }, today: { ...records, assumption }, stale }
}

export function lastDayOfMonth(month: Month): string {
  return shiftDay(`${addMonths(month, 1)}-01`, -1)
}

/** Whether a figure of a firm's own was set too long before a month to serve for it. */
export function isStale({ scope }: Assumption, asOf: Month): boolean {
  return scope.firms !== null && scope.from !== null && monthsBetween(scope.from, asOf) > ownFiguresServe
}
