import { makerGroups, type MakerGroup, type MatrixChip, type Stretch } from "../contracts/control"
import { firstControlDay, lastControlDay } from "../contracts/control-range"
import { answerLetter } from "../control-letters"
import type { Chip } from "../domain/chip"
import { rulePlaces, type ControlRule, type ControlStatus } from "../domain/control-rule"
import { evaluate, evaluateRule, ruleState, specsOf, type Law, type Specs } from "../export-controls"
import { dayBefore } from "./day-axis"
import { lawChangesOn } from "./law-changes"

/** Which heading of the matrix a part stands under. */
export function makerGroup(chip: Pick<Chip, "vendor" | "isDomesticChinese">): MakerGroup {
  if (chip.vendor === "Huawei") return "Huawei"
  if (chip.isDomesticChinese) return "Other Chinese makers"
  return makerGroups.find((group) => group === chip.vendor) ?? "Other foreign makers"
}

/** Parts in the order of the matrix: by group, then by maker, in the order of the records. */
export function matrixChips(chips: readonly Chip[]): MatrixChip[] {
  return chips
    .map((chip) => ({ id: chip.id, name: chip.name, maker: chip.vendor, group: makerGroup(chip) }))
    .sort(
      (a, b) =>
        makerGroups.indexOf(a.group) - makerGroups.indexOf(b.group) || a.maker.localeCompare(b.maker, "en"),
    )
}

/**
 * Every answer of every day that pages answer for, one entry a stretch of days without a change of the law.
 *
 * @param chips the records behind `matrixChips`, in any order
 * @param order ids of the parts in the order of the matrix
 */
export function stretchesOf(law: Law, chips: readonly Chip[], order: readonly string[]): Stretch[] {
  const byId = new Map(chips.map((chip) => [chip.id, specsOf(chip)]))
  const specs = order.map((id) => {
    const found = byId.get(id)
    if (!found) throw new RangeError(`no part has the id ${id}`)
    return found
  })
  const starts = [
    firstControlDay,
    ...law.changeDays.filter((day) => day > firstControlDay && day <= lastControlDay),
  ]
  const found: Stretch[] = []
  starts.forEach((from, index) => {
    const next = starts[index + 1]
    const until = next === undefined ? lastControlDay : dayBefore(next)
    const stretch = stretchOf(law, specs, from, until, index > 0)
    const last = found.at(-1)
    if (last && sameAnswers(last, stretch)) last.until = until
    else found.push(stretch)
  })
  return found
}

/** Limits that go by the year move on days on which no part here need be concerned. */
function sameAnswers(a: Stretch, b: Stretch): boolean {
  const answers = ({ combined, columns, besides }: Stretch) => JSON.stringify([combined, columns, besides])
  return answers(a) === answers(b)
}

function stretchOf(
  law: Law,
  specs: readonly Specs[],
  from: string,
  until: string,
  isChange: boolean,
): Stretch {
  const present = law.rules.filter((rule) => ruleState(rule, from) !== "not in force")
  const about = (isDeal: boolean) => present.filter(({ place }) => (place === "transaction") === isDeal)
  return {
    from,
    until,
    change: isChange ? (lawChangesOn(law.rules, from) ?? "a limit that goes by the year moved") : null,
    combined: specs.map((one) => answerLetter(evaluate(law, { specs: one, on: from }).status)).join(""),
    columns: about(false)
      // The newest control list is the one that speaks, so it stands beside the combined answer.
      .sort(
        (a, b) =>
          rulePlaces.indexOf(a.place) - rulePlaces.indexOf(b.place) ||
          b.effectiveOn.date.localeCompare(a.effectiveOn.date),
      )
      .map((rule) => ({
        rule: rule.id,
        state: ruleState(rule, from),
        answers: specs.map((one) => answerLetter(answerOfRule(law, rule, one, from))).join(""),
      })),
    besides: about(true).map((rule) => ({ rule: rule.id, state: ruleState(rule, from) })),
  }
}

/** What a rule by itself says of a part; null where it was not sent to the part's maker. */
function answerOfRule(law: Law, rule: ControlRule, specs: Specs, on: string): ControlStatus | null {
  const { vendors } = rule.appliesTo
  if (vendors !== null && !vendors.includes(String(specs.vendor))) return null
  return evaluateRule(law, rule, { specs, on }).status
}
