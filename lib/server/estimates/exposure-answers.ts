import "server-only"
import type { Company } from "@/lib/domain/company"
import type { ExposureGroup } from "@/lib/domain/exposure"
import { evaluate, specsOf, type Law, type Verdict } from "@/lib/export-controls"
import { groupOf } from "@/lib/export-controls/exposure"
import type { Catalogue } from "@/lib/server/queries/catalogue"

/** What the law of one day answers to one buyer, by chip. */
export type Answers = (chip: string) => { verdict: Verdict; group: ExposureGroup }

/** Answers of a day for a buyer, each asked once. Throws for a chip that is not on record. */
export function answersOn(catalogue: Catalogue, law: Law, company: Company, on: string): Answers {
  const found = new Map<string, ReturnType<Answers>>()
  return (id) => {
    const known = found.get(id)
    if (known) return known
    const chip = catalogue.chip.get(id)
    if (!chip) throw new Error(`a supply line names the chip ${id}, which does not exist`)
    const verdict = evaluate(law, { specs: specsOf(chip), on, party: { company: company.id } })
    const answer = { verdict, group: groupOf(verdict, chip.isDomesticChinese) }
    found.set(id, answer)
    return answer
  }
}
