import { assumptionGroupLabels, confidenceLabels, verificationLabels } from "@/lib/labels"
import { distributionCodec } from "../text/distribution"
import { choicesOf } from "../ways/choice"
import { codecWay, monthWay } from "../ways/figure"
import { choice, line, optionalReferences, paragraph, references, value } from "./field"
import type { KindForm } from "./kind-form"

const verifications = { ...verificationLabels, judgement: "a judgement of ours" }

export const assumptionForm: KindForm = {
  sections: [
    {
      title: "The assumption",
      bindings: [
        line("meaning", "What it means", {
          isRequired: true,
          hint: "For example: Months between a chip's delivery and its first productive work.",
        }),
        value("distribution", "Distribution", codecWay(distributionCodec, null), {
          input: "code",
          isRequired: true,
          isFigure: true,
          hint: "For example: triangular 1, 2, 5; lognormal 0.02 to 0.09 (its 5th and 95th percentile); fixed 0.3.",
        }),
        line("unit", "Unit", { isRequired: true, isFigure: true, hint: "For example: months." }),
        paragraph("rationale", "Why these values", {
          isRequired: true,
          hint: "In our own words. A judgement without a source says so.",
        }),
        references("sourceIds", "Sources", "source", {
          hint: "One a line: id, title or address of the page. Empty for a judgement of ours.",
        }),
        choice("verification", "How it is known", choicesOf(verifications), { isRequired: true }),
        choice("confidence", "Confidence", choicesOf(confidenceLabels), { isRequired: true }),
      ],
    },
    {
      title: "Where it holds",
      bindings: [
        choice("group", "Part of the model", choicesOf(assumptionGroupLabels), { isRequired: true }),
        line("field", "Feeds the model's input", {
          isSeldom: true,
          hint: "A path such as training.runFlop0 or chips.*.mfu; empty where supply lines name it by its id.",
        }),
        optionalReferences("scope.firms", "Only for the firms", "company", {
          hint: "One a line; empty: for all.",
        }),
        optionalReferences("scope.chips", "Only for the chips", "chip", {
          hint: "One a line; empty: for all.",
        }),
        value("scope.from", "Set for the as-of month", monthWay, {
          hint: "For example 2023-11; empty is open.",
        }),
        value("scope.until", "Last as-of month it may serve", monthWay, {
          hint: "For example 2025-10; empty is open.",
        }),
        line("rank", "How much it matters", { isSeldom: true, hint: "For example: top 3 for inference." }),
        line("id", "Id", {
          isRequired: true,
          isFixed: true,
          hint: "Names a field of the model or a line's variable, for example runFlop0.baidu.2026-11. It never changes afterwards.",
        }),
      ],
    },
  ],
  nameFrom: () => [],
}
