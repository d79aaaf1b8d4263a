import { runCentral, type ModelInput } from ".."

/**
 * Chips that each supply line delivers over the whole horizon in the central run, by line id (before
 * attrition and controls, after the realised share). For ranking lines by size.
 */
export function lineUnits(input: ModelInput): Map<string, number> {
  return new Map(
    (input.supply ?? []).map((line, index) => {
      const alone = runCentral({
        ...input,
        // Deployed at once, never retired: what is left is what was delivered.
        deployLagMonths: 0,
        chips: Object.fromEntries(
          Object.entries(input.chips).map(([id, chip]) => [
            id,
            { ...chip, hazardPerYear: 0, serviceLifeMonths: null },
          ]),
        ),
        supply: [{ ...line, termMonths: undefined }],
        training: undefined,
        inference: undefined,
        conditionOnServed: undefined,
      })
      const series = alone.all.units[line.chip] ?? []
      return [line.id ?? String(index), series.at(-1) ?? 0]
    }),
  )
}
