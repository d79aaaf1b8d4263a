import type { TemplateTerm, TemplateValue } from "../../domain/supply-line"
import type { ModelValue } from "../model-input"

/** What a `{"reported": "quantity"}` term stands for: a number, or the var that holds its mixture. */
export type Reported = { number: number } | { var: string }

export type Filling = {
  firm: string
  /** Turns an assumption id into a number (fixed) or a reference; throws when it does not exist. */
  value(id: string): number | { var: string }
  /** Asked for only where a template names it, so that an unused mixture never becomes a var. */
  reported(): Reported | null
  /** A constant factor joined to the value, where it is not 1. */
  factor?: number
}

export class UnresolvedTerm extends Error {}

/** Fills a template's value in for one firm: `{firm}` becomes the buyer, fixed assumptions their number. */
export function fillValue(template: TemplateValue, filling: Filling): ModelValue {
  const terms = typeof template === "object" && "product" in template ? template.product : [template]
  const filled = terms.map((term) => fillTerm(term, filling))
  if (filling.factor !== undefined && filling.factor !== 1) filled.push(filling.factor)
  const [only] = filled
  if (filled.length === 1 && only !== undefined) return only
  const numbers = filled.filter((term) => typeof term === "number")
  const vars = filled.filter((term) => typeof term !== "number")
  const constant = numbers.reduce((product, number) => product * number, 1)
  if (vars.length === 0) return constant
  const [single] = vars
  // A lone var times a number needs no product: var × mul reads better in the assembled input.
  if (vars.length === 1 && single !== undefined && single.add === undefined) {
    return { ...single, mul: (single.mul ?? 1) * constant }
  }
  return { product: numbers.length > 0 ? [...vars, constant] : vars }
}

type FilledTerm = number | { var: string; component?: string; mul?: number; add?: number }

function fillTerm(term: TemplateTerm, filling: Filling): FilledTerm {
  if (typeof term === "number") return term
  if ("reported" in term) {
    const reported = filling.reported()
    if (reported === null) throw new UnresolvedTerm("no report gives a usable number of chips")
    return "number" in reported ? reported.number : { var: reported.var }
  }
  const id = term.var.replaceAll("{firm}", filling.firm)
  const value = filling.value(id)
  if (typeof value === "number") return value * (term.mul ?? 1) + (term.add ?? 0)
  return {
    var: value.var,
    ...(term.component === undefined ? {} : { component: term.component.replaceAll("{firm}", filling.firm) }),
    ...(term.mul === undefined ? {} : { mul: term.mul }),
    ...(term.add === undefined ? {} : { add: term.add }),
  }
}
