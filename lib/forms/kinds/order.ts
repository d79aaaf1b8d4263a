import { z } from "zod"
import { orderSchema } from "@/lib/domain/order"
import { lineTemplateSchema } from "@/lib/domain/supply-line"
import { locationLabels, orderStatusLabels, supplyClassLabels } from "@/lib/labels"
import type { Draft } from "../binding"
import { monthWindowCodec } from "../text/window"
import { choicesOf } from "../ways/choice"
import { codecWay, dayWay, monthWay } from "../ways/figure"
import { choice, code, line, lines, optionalLines, paragraph, reference, references, value } from "./field"
import { idHint, nullPart, type KindForm, type Section } from "./kind-form"
import { reportSection } from "./report"

const splits = {
  single_buyer: "one buyer has it all",
  dirichlet: "by an assumption",
  unknown: "not known",
}

const sections: Section[] = [
  {
    title: "The order",
    bindings: [
      line("title", "Title", {
        isRequired: true,
        hint: "Who and what, for example: Baidu: 1,600 Ascend 910B for 2023.",
      }),
      references("buyers", "Buyers", "company", {
        isRequired: true,
        hint: "One a line, by id or name: Baidu, 百度 or baidu.",
      }),
      references("chips", "Chips", "chip", {
        hint: "One a line, by id or name; empty where no part is known.",
      }),
      choice("class", "What it adds to", choicesOf(supplyClassLabels), { isRequired: true }),
      choice("status", "Status", choicesOf(orderStatusLabels), { isRequired: true }),
      choice("location", "Where the chips run", choicesOf(locationLabels), { isRequired: true }),
      value("deliveryWindow", "Delivered", codecWay(monthWindowCodec, null), {
        isFigure: true,
        hint: "Months that the supply line uses: 2023-04 to 2023-10, Q3 2025, until 2024-06. Empty where nothing dates it.",
      }),
      paragraph("why", "Why it counts or does not", { isRequired: true, hint: "In our own words." }),
      optionalLines("sellers", "Sellers", { isSeldom: true, hint: "One a line, for example: Inspur." }),
      line("familyNote", "About the chips' family", { isSeldom: true }),
      reference("nestedIn", "Part of the broader order", "order", {
        isSeldom: true,
        hint: "The order that already contains this one; it is then not counted twice.",
      }),
      line("id", "Id", { isRequired: true, isFixed: true, isSeldom: true, hint: idHint }),
    ],
  },
  reportSection,
  {
    title: "How it counts",
    lead: "Left empty, the order does not enter any estimate.",
    bindings: [
      references("counting.firms", "Counts for", "company", {
        isSeldom: true,
        hint: "Buyers for whom this order is used, one a line.",
      }),
      value("counting.from", "From the as-of month", monthWay, {
        isSeldom: true,
        isFigure: true,
        hint: "First month of estimates that use it, for example 2023-11; empty is open.",
      }),
      value("counting.until", "To the as-of month", monthWay, { isSeldom: true, isFigure: true }),
      code("counting.line", "Supply line", lineTemplateSchema.nullable(), null, {
        isSeldom: true,
        isFigure: true,
        hint: 'As JSON: {"chip": "h20-96gb", "class": "stock", "units": {"reported": "quantity"}}.',
      }),
      paragraph("counting.basis", "On what that rests", { isSeldom: true }),
      lines("counting.restsOn", "Reports that carry the line", {
        isSeldom: true,
        hint: "Ids of reports, one a line. Disbelieve all and the line drops.",
      }),
    ],
  },
  {
    title: "Split, controls and cross-checks",
    bindings: [
      choice("split.basis", "How buyers share it", choicesOf(splits), { isSeldom: true }),
      reference("split.assumption", "Shares by the assumption", "assumption", { isSeldom: true }),
      line("split.note", "About the split", { isSeldom: true }),
      reference("control.rule", "Rule that hit it", "control", { isSeldom: true }),
      value("control.effectiveOn", "Hit on", dayWay, { isSeldom: true, hint: "For example 2023-10-23." }),
      line("control.effect", "What the rule did to it", {
        isSeldom: true,
        hint: "For example: Undelivered chips are lost.",
      }),
      reference("control.assumption", "Share lost by the assumption", "assumption", { isSeldom: true }),
      code("crossChecks", "Cross-checks", z.array(orderSchema.shape.crossChecks.element), [], {
        isSeldom: true,
        hint: 'As JSON: [{"claimId": null, "orderId": "h20-2024-china", "assumption": null, "text": "33% of 1m is 330,000."}].',
      }),
    ],
  },
]

/** Each way of sharing has its own fields; those of another way are let go. */
function finishSplit(draft: Draft): void {
  const split = draft.split as Draft | null
  if (split === null) return
  if (split.basis === "dirichlet") draft.split = { basis: split.basis, assumption: split.assumption }
  if (split.basis === "unknown") draft.split = { basis: split.basis, note: split.note }
  if (split.basis === "single_buyer") draft.split = { basis: split.basis }
}

export const orderForm: KindForm = {
  sections,
  optionalParts: [nullPart("deliveryWindow"), nullPart("control"), nullPart("counting"), nullPart("split")],
  optionalPartsOfReport: [nullPart("window")],
  finish: finishSplit,
  nameFrom: ({ title }) => [title],
}
