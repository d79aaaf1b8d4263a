import { describe, expect, test } from "vitest"
import { assembleInput } from "@/lib/estimation/assemble/assemble-input"
import { weighReports } from "@/lib/estimation/assemble/weigh-reports"
import { modelInputSchema } from "@/lib/estimation"
import golden from "../../golden/firm-inputs.json"
import { readData } from "../data/read-data"
import { controlsOfData } from "./controls-of-data"

const records = readData()

function assemble(firm: string, asOf: string) {
  return assembleInput({
    firm,
    asOf,
    orders: records.order,
    flows: records.flow,
    chips: records.chip,
    assumptions: records.assumption,
    weightsOf: weighReports(records.assumption),
    controls: controlsOfData(records, firm, asOf),
  })
}

/** The same line written another way: a product of one var and a number is that var × mul. */
function normalised(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(6))
  if (Array.isArray(value)) return value.map(normalised)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, normalised(inner)] as const)
      .filter(([, inner]) => inner !== undefined),
  )
}

type Line = { id: string; chip: string }
const byId = (lines: readonly Line[]) => Object.fromEntries(lines.map((line) => [line.id, normalised(line)]))

describe.each(golden.cases)(
  "$firm as of $asOf is assembled from orders and assumptions",
  ({ firm, asOf, input }) => {
    const assembled = assemble(firm, asOf)

    test("into a valid input", () => {
      expect(modelInputSchema.parse(assembled.input)).toEqual(assembled.input)
      expect(assembled.missing).toEqual({ training: [], inference: [] })
    })

    test("with the same supply lines as the reference", () => {
      expect(byId((assembled.input?.supply ?? []) as Line[])).toEqual(byId(input.supply as Line[]))
    })

    test("with the same chips, allocation and demand", () => {
      const withoutFactor = (chips: object) =>
        Object.fromEntries(
          Object.entries(chips as Record<string, Record<string, unknown>>).map(([id, chip]) => [
            id,
            normalised({ inferFactor: 1, ...chip }),
          ]),
        )
      expect(withoutFactor(assembled.input?.chips ?? {})).toEqual(withoutFactor(input.chips))
      for (const key of [
        "horizonMonths",
        "deployLagMonths",
        "allocation",
        "training",
        "inference",
        "conditionOnServed",
      ]) {
        expect(normalised((assembled.input as Record<string, unknown>)[key])).toEqual(
          normalised((input as Record<string, unknown>)[key]),
        )
      }
    })

    test("with the same distributions", () => {
      expect(normalised(assembled.input?.vars)).toEqual(normalised(input.vars))
    })
  },
)
