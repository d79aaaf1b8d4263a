import type { Condition } from "../domain/control-rule"
import type { Asking } from "./possible"
import { testHolds } from "./predicate"
import type { Specs } from "./specs"

/**
 * What is still open about a question once some measures are known, as a text: equal texts have equal
 * answers, whatever else is known. Conditions are reduced to the tests that could still decide them, and a
 * rule ends at the first branch that holds.
 *
 * @param askings     what the question goes through, and
 * @param treated     parts that a scenario asks for by name
 */
export function openQuestionOf(
  askings: readonly Asking[],
  treated: readonly string[],
): (specs: Specs) => string {
  let tests = 0
  const compile = (condition: Condition): ((specs: Specs) => string) => {
    if ("not" in condition) {
      const inner = compile(condition.not)
      return (specs) => {
        const rest = inner(specs)
        return rest === no ? yes : rest === yes ? no : `!${rest}`
      }
    }
    if ("all" in condition || "any" in condition) {
      const isAll = "all" in condition
      const parts = (isAll ? condition.all : condition.any).map(compile)
      const [settling, passing] = isAll ? [no, yes] : [yes, no]
      return (specs) => {
        let open = ""
        for (const part of parts) {
          const rest = part(specs)
          if (rest === settling) return settling
          if (rest !== passing) open += rest
        }
        return open === "" ? passing : `${isAll ? "&" : "|"}${open})`
      }
    }
    const name = `${tests++},`
    const followed = following[condition.metric]
    return (specs) => {
      const truth = testHolds(condition, specs)
      return truth === null ? name + (followed?.(specs) ?? "") : truth ? yes : no
    }
  }
  const rules = askings.map(({ branches, appliesTo }) => ({
    vendors: appliesTo?.vendors ?? null,
    branches: branches.map(({ when }) => (when === "otherwise" ? null : compile(when))),
  }))
  return (specs) => {
    let text = treated.length > 0 ? `${specs.slug} ` : ""
    for (const { vendors, branches } of rules) {
      const isAddressed =
        vendors === null || (specs.vendor === null ? null : vendors.includes(String(specs.vendor)))
      text += isAddressed === null ? "?" : ""
      if (isAddressed === false) {
        text += "-;"
        continue
      }
      for (let index = 0; index < branches.length; index++) {
        const rest = branches[index]?.(specs) ?? yes
        if (rest === no) continue
        text += `${index}${rest}`
        if (rest === yes) break
      }
      text += ";"
    }
    return text
  }
}

const yes = "+"
const no = "-"

/** Of a measure that follows from two others, the one that is known moves the lines of the other. */
const following: Partial<Record<string, (specs: Specs) => string>> = {
  performance_density: ({ tpp, die_mm2: die }) => `${typeof tpp} ${die} `,
  dram_plus_io_gbps: ({ dram_bandwidth_gbps: dram, io_total_gbps: io }) => `${dram} ${io} `,
}
