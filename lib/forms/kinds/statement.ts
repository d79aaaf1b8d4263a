import { resolutionSchema } from "@/lib/domain/statement"
import { monthSpanCodec } from "../text/month-span"
import { choicesOf } from "../ways/choice"
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
import { choice, code, flag, line, paragraph, value } from "./field"
import { idHint, nullPart, type KindForm } from "./kind-form"

const workloads = { training: "training", inference: "inference" }

export const statementForm: KindForm = {
  sections: [
    {
      title: "What was said",
      bindings: [
        claimSource,
        line("speaker", "Speaker", { isRequired: true, hint: "For example: Kai-Fu Lee, chief executive." }),
        claimCompanies("One a line, by id or name: Baidu, 百度 or baidu."),
        claimText("In our own words, for example: Kai-Fu Lee said that 01.AI had chips for 18 months."),
        eventOn,
        choice("workload", "About", choicesOf(workloads), {
          hint: "Empty: both, or the speaker does not say.",
        }),
        value("horizonMonths", "How long the stock lasts, in months", codecWay(monthSpanCodec, null), {
          isFigure: true,
          hint: "From that date on: 18, 12 to 24, at least 18. Empty where no months were said.",
        }),
        line("horizonInWords", "How long, in the speaker's words", {
          hint: "For example: one or two generations of models.",
        }),
        value("readsAsMonths", "Those words read as months", codecWay(monthSpanCodec, null), {
          isFigure: true,
          isSeldom: true,
          hint: "An editor's reading: 12 to 24.",
        }),
        line("chipLabel", "The chip as the speaker calls it", { isSeldom: true, hint: "For example: A800." }),
      ],
    },
    {
      title: "How far it is believed",
      bindings: [
        ...trustBindings,
        flag("isUsableForCalibration", "Usable to compare estimates with"),
        paragraph("calibrationReason", "Why usable, or why not", {
          isRequired: true,
          hint: "For example: The firm about itself, with a date and a horizon in months.",
        }),
        paragraph("outcome", "What happened later", { isSeldom: true }),
        code("resolution", "How that settles what was said", resolutionSchema.nullable(), null, {
          isSeldom: true,
          isFigure: true,
          hint: 'As JSON, months counted from the statement: {"kind": "lasted at least", "workload": null, "months": {"low": 24, "high": 24}, "why": "…", "sourceIds": ["…"]}. Kinds: ran short, lasted at least, other chips stepped in, left the field, open.',
        }),
        ...whenBindings.map((binding) => ({ ...binding, field: { ...binding.field, isSeldom: true } })),
        claimId(idHint),
      ],
    },
  ],
  optionalParts: [nullPart("window"), nullPart("horizonMonths"), nullPart("readsAsMonths")],
  nameFrom({ companies, eventOn, speaker }) {
    const date = (eventOn as { date: string } | null)?.date ?? null
    return [Array.isArray(companies) ? companies[0] : null, date?.slice(0, 7), speaker]
  },
}
