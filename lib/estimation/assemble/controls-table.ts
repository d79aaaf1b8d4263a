import { z } from "zod"
import type { ChipControls } from "./chip-controls"

const barSchema = z.strictObject({
  ruleId: z.string().nullable(),
  on: z.string(),
  cancelShareAssumption: z.string().nullable(),
})

/** `ChipControls` written down: what the engine needs of the law, without the engine that reads the law. */
export const controlsTableSchema = z.record(
  z.string(),
  z.strictObject({
    /** The bar that an order meets which was placed on `after` or later, up to the next entry; oldest first. */
    bars: z.array(z.strictObject({ after: z.string(), bar: barSchema.nullable() })),
    sales: z.array(
      z.strictObject({
        from: z.string(),
        until: z.string().nullable(),
        sale: z.enum(["open", "gated", "closed"]),
      }),
    ),
  }),
)
export type ControlsTable = z.infer<typeof controlsTableSchema>

/** Before every day on record. */
const dawn = "0000-01-01"

/**
 * Writes down what controls say of some chips.
 *
 * @param days on which an answer may change, in any order: a bar depends on nothing but the first of them after an
 *   order was placed
 */
export function tabulateControls(
  controls: ChipControls,
  chips: readonly string[],
  days: readonly string[],
): ControlsTable {
  const ordered = [dawn, ...[...new Set(days)].sort()]
  return Object.fromEntries(
    [...new Set(chips)].sort().map((chip) => {
      const bars: ControlsTable[string]["bars"] = []
      for (const after of ordered) {
        const bar = controls.barredFrom(chip, after)
        if (bars.length === 0 || JSON.stringify(bars.at(-1)?.bar) !== JSON.stringify(bar))
          bars.push({ after, bar })
      }
      return [chip, { bars, sales: controls.salesOf(chip).map((stretch) => ({ ...stretch })) }]
    }),
  )
}

/**
 * Controls as a table has them.
 * @throws RangeError when asked for a chip that the table does not hold
 */
export function controlsOfTable(table: ControlsTable): ChipControls {
  const of = (chip: string) => {
    const entry = table[chip]
    if (!entry) throw new RangeError(`the table of controls holds no chip "${chip}"`)
    return entry
  }
  return {
    barredFrom: (chip, after) => of(chip).bars.findLast((entry) => entry.after <= after)?.bar ?? null,
    salesOf: (chip) => of(chip).sales,
  }
}
