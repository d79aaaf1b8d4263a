import { z } from "zod"
import { companySchema } from "@/lib/domain/company"
import { companyKindLabels, verificationLabels } from "@/lib/labels"
import { choicesOf } from "../ways/choice"
import { wholeNumberWay } from "../ways/figure"
import { choice, code, flag, line, lines, paragraph, references, value } from "./field"
import { idHint, type KindForm } from "./kind-form"

const modes = { owns: "owns its compute", rents: "rents it", unknown: "not known" }
const verifications = { partly_read: "partly read in pages", ...verificationLabels }

export const companyForm: KindForm = {
  sections: [
    {
      title: "The firm",
      bindings: [
        line("name", "Name", { isRequired: true, hint: "As people call it, for example: Baidu." }),
        line("nameZh", "Chinese name", { hint: "For example: 百度." }),
        lines("aliases", "Other names", {
          hint: "One a line: names by which reports and people call it. A field that asks for a firm understands them.",
        }),
        line("legalName", "Legal name", { hint: "For example: Baidu, Inc." }),
        choice("kind", "Kind", choicesOf(companyKindLabels), { isRequired: true }),
        paragraph("description", "Who they are", { isRequired: true, hint: "One line in our own words." }),
        lines("flagshipModels", "Models", { hint: "One a line, for example: ERNIE 4.0." }),
        line("headquarters", "Headquarters", { hint: "For example: Beijing." }),
        value("founded", "Founded", wholeNumberWay, { isFigure: true, hint: "The year, for example 2000." }),
        line("listing", "Listed as", { hint: "For example: NASDAQ: BIDU; HKEX: 9888; or: private." }),
        line("website", "Website", { hint: "Full, with https://, for example https://www.baidu.com." }),
      ],
    },
    {
      title: "Compute and evidence",
      bindings: [
        choice("compute.mode", "Its compute", choicesOf(modes), {
          isRequired: true,
          initial: "owns",
          hint: "A firm that rents gets no runway: rentals run by contract.",
        }),
        paragraph("compute.why", "How that is known"),
        lines("compute.claimIds", "Claims that say so", {
          hint: "Ids of reports, statements or notes, one a line.",
        }),
        lines("missingEvidence", "What is missing for a better estimate", {
          hint: "One a line, for example: any token count after 2024.",
        }),
        references("sourceIds", "Sources", "source", {
          hint: "One a line: id, title or address of the page.",
        }),
        choice("verification", "Was that read in pages?", choicesOf(verifications), { isRequired: true }),
        paragraph("note", "Note"),
        code(
          "loweredGrades",
          "Grades that an editor lowered",
          z.array(companySchema.shape.loweredGrades.element),
          [],
          {
            isSeldom: true,
            hint: 'As JSON: [{"workload": "inference", "asOf": "2026-11", "to": "strained", "why": "…"}]. A grade is never raised by hand.',
          },
        ),
        flag("isPseudo", "It stands for all of China, not for a firm", { isSeldom: true }),
        line("id", "Id", { isRequired: true, isFixed: true, isSeldom: true, hint: idHint }),
      ],
    },
  ],
  nameFrom: ({ name }) => [name],
}
