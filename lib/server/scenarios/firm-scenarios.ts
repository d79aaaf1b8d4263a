import "server-only"
import type { FirmScenarios } from "@/lib/contracts/firm-scenarios"
import { asThingsStand, untouchedCase } from "@/lib/domain/case"
import type { Company } from "@/lib/domain/company"
import { assembleCase, type AssembledCase } from "@/lib/estimation/case/assemble-case"
import { defaultHorizonMonths } from "@/lib/estimation/model-input"
import { AppError } from "@/lib/server/errors"
import { fingerprintOf } from "@/lib/server/estimates/fingerprint"
import { kitOf } from "@/lib/server/lab/kit"
import { OneByOne } from "@/lib/server/one-by-one"
import type { Catalogue } from "@/lib/server/queries/catalogue"
import { scenarioFigures } from "./scenario-figures"

/** How many firms may wait; each takes some seconds when nothing of it is kept. */
const mostWaiting = 8

// On globalThis, because the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayScenarios?: OneByOne }

/**
 * A firm's estimate under every scenario on record, beside the estimate as things stand: same month, seed and draws,
 * so that only the scenario differs between them.
 *
 * @returns null for a firm that has no number as things stand
 * @throws AppError busy when too many others wait
 */
export async function firmScenarios(catalogue: Catalogue, company: Company): Promise<FirmScenarios | null> {
  holder.chipRunwayScenarios ??= new OneByOne(mostWaiting)
  const made = holder.chipRunwayScenarios.run(() => makeFirmScenarios(catalogue, company))
  if (made === null) {
    throw new AppError("busy", "Many estimates are being run just now. Try again in a few seconds.")
  }
  return made
}

async function makeFirmScenarios(catalogue: Catalogue, company: Company): Promise<FirmScenarios | null> {
  const { dataset, dataVersion, records } = catalogue
  const asked = { draws: dataset.draws, seed: dataset.seed }
  const kit = kitOf(catalogue, company, dataset.asOf)
  const under = (scenario: string) => assembleCase(kit, { ...untouchedCase(company.id), scenario })
  const standing = under(asThingsStand)
  const base = await scenarioFigures(kit, asThingsStand, standing, asked)
  if (base.training.grade === "none" && base.inference.grade === "none") return null

  const scenarios: FirmScenarios["scenarios"] = []
  const idle: FirmScenarios["idle"] = []
  const before = inputOf(standing)
  for (const { id, title, summary } of records.scenario) {
    const supposed = under(id)
    if (inputOf(supposed) === before) idle.push({ id, title })
    else scenarios.push({ id, title, summary, figures: await scenarioFigures(kit, id, supposed, asked) })
  }
  return {
    slug: company.id,
    name: company.name,
    asOf: dataset.asOf,
    dataVersion,
    horizonMonths: standing.assembly.input?.horizonMonths ?? defaultHorizonMonths,
    draws: dataset.draws,
    base,
    scenarios,
    idle,
  }
}

function inputOf({ assembly }: AssembledCase): string {
  return fingerprintOf(assembly.input)
}
