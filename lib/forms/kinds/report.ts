import { reportRoles } from "@/lib/domain/order"
import { sourceKinds } from "@/lib/domain/evidence"
import { reportRoleLabels } from "@/lib/labels"
import { moneyCodec } from "../text/money"
import { quantityCodec } from "../text/quantity"
import { choicesOf, plainChoices } from "../ways/choice"
import { codecWay } from "../ways/figure"
import {
  claimCompanies,
  claimId,
  claimSource,
  claimText,
  eventOn,
  trustBindings,
  whenBindings,
} from "./claim"
import { choice, line, value } from "./field"
import type { Section } from "./kind-form"

const roles = Object.fromEntries(reportRoles.map((role) => [role, reportRoleLabels[role]]))

/** What one source says of an order. What is typed most often comes first. */
export const reportSection: Section = {
  title: "Reports",
  lead: "What each source says. Reports that contradict each other stand side by side; nobody merges them.",
  repeats: { list: "reports", one: "report", many: "reports" },
  bindings: [
    claimSource,
    value("quantity", "Quantity", codecWay(quantityCodec, { low: null, central: null, high: null }), {
      isFigure: true,
      hint: "As the source has it: 100,000 · 10万 · 30,000-60,000 · more than 10,000 · tens of thousands. Empty: no number was given.",
    }),
    line("unit", "Unit", {
      isRequired: true,
      isFigure: true,
      initial: "chips",
      hint: "What is counted: chips, servers, dies, H100 equivalents.",
    }),
    value("cost", "Cost", codecWay(moneyCodec, null), {
      isFigure: true,
      hint: "With its currency: $1bn · CNY 16bn at 7.2 · up to $4bn.",
    }),
    choice("role", "What it reports", choicesOf(roles), { isRequired: true, initial: "purchase" }),
    eventOn,
    claimText(
      "In our own words, for example: The four groups had ordered roughly 100,000 A800s for about $1bn.",
    ),
    choice("sourceKind", "Kind of source", plainChoices(sourceKinds), {
      isRequired: true,
      hint: "As for the table of reliabilities: it sets the report's weight.",
    }),
    ...trustBindings.slice(0, 3),
    ...whenBindings,
    line("chipLabel", "The chip as the source calls it", { hint: "For example: A800." }),
    line("chipNote", "About the chip", { isSeldom: true }),
    claimCompanies("One a line, by id or name. Left empty: the order's buyers."),
    ...trustBindings.slice(3),
    line("noUnitPriceBecause", "Why quantity and cost give no price of a chip", {
      isSeldom: true,
      hint: "For example: The sum includes servers.",
    }),
    line("reprintOf", "Repeats the report", {
      isSeldom: true,
      hint: "Id of the earlier report; a repetition has no weight of its own.",
    }),
    line("weightlessBecause", "Why it carries no weight", { isSeldom: true }),
    line("weightedAlthoughUnverified", "Why it carries weight although it is not verified", {
      isSeldom: true,
    }),
    claimId("Left empty, it is made from source, date and order. It never changes afterwards."),
  ],
}
