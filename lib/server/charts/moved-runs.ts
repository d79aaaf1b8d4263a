import "server-only"
import { canonicalJson } from "@/lib/charts/canonical-json"
import type { EngineRun } from "@/lib/charts/document"
import { estimateFigures, figuresUnder } from "@/lib/charts/estimate-figures"
import type { SpecOf } from "@/lib/charts/spec"
import type { StateOfKnowledge } from "@/lib/contracts/moved"
import { monthSchema } from "@/lib/domain/month"
import { getEstimate, prepareEstimate } from "@/lib/server/estimates/get-estimate"
import { stateThen, type Then } from "@/lib/server/moved/moved-between"
import { sha256Of } from "@/lib/server/snapshots/content"
import { engineInputOf } from "./engine-input-of"

/** A run of an end of a waterfall, named by its month and data version. */
export async function movedRun(
  then: Then,
  { workload, set }: Pick<SpecOf<"moved">, "workload" | "set">,
): Promise<EngineRun | null> {
  const { catalogue, company, world } = then
  const estimate = await getEstimate(catalogue, company, { asOf: world.asOf })
  const figures = figuresUnder(estimateFigures(estimate), [
    `${workload}.${set}.runway`,
    `${workload}.${set}.sufficient-24`,
  ])
  const text = inputText(then)
  if (text === null || Object.keys(figures).length === 0) return null
  const variant = variantOf({ asOf: world.asOf, dataVersion: catalogue.dataVersion })
  return { firm: company.id, variant, input: sha256Of(text), figures }
}

function variantOf({ asOf, dataVersion }: StateOfKnowledge): string {
  return `${asOf}, data version ${dataVersion}`
}

const pattern = /^(\d{4}-\d{2}), data version (\d{1,9})$/

/** The input of an end as canonical JSON, from the name of its run; null where it cannot be told. */
export async function movedInput(firm: string, variant: string | null): Promise<string | null> {
  const match = pattern.exec(variant ?? "")
  if (!match) return null
  const then = await stateThen(firm, {
    asOf: monthSchema.parse(match[1]),
    dataVersion: Number(match[2]),
  })
  return then && inputText(then)
}

function inputText({ catalogue, company, world }: Then): string | null {
  const input = engineInputOf(prepareEstimate(catalogue, company, { asOf: world.asOf }))
  return input && canonicalJson(input)
}
