/**
 * What the law does to a firm's supply, as this engine needs to know it. The engine of export controls answers
 * (`lib/export-controls/supply-controls.ts`); here stands only the question, so that neither knows the other.
 */
export type ChipControls = {
  /** The first day after `after` from which undelivered chips of this kind are lost; null: there is none. */
  barredFrom(chip: string, after: string): Bar | null
  /** What buying the chip meets, day by day: stretches, both ends included, oldest first, without gaps. */
  salesOf(chip: string): readonly SaleStretch[]
}

export type Bar = {
  /** The measure's id; null where no single rule does it. */
  ruleId: string | null
  on: string
  /** The assumption that holds the chance that undelivered chips are lost; null: they are, for certain. */
  cancelShareAssumption: string | null
}

export type SaleStretch = {
  from: string
  until: string | null
  /** As planned; if licences or the authorities allow it; not at all. */
  sale: "open" | "gated" | "closed"
}

/** No rule at all: every order arrives and every flow keeps the chance it is given. */
export const noControls: ChipControls = { barredFrom: () => null, salesOf: () => [] }
