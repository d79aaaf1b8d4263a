import { claimTagSchema } from "@/lib/domain/evidence"
import { confidenceLabels, tagLabels, verificationLabels } from "@/lib/labels"
import type { Binding } from "../binding"
import { datedCodec } from "../text/dated"
import { windowCodec } from "../text/window"
import { choicesOf } from "../ways/choice"
import { codecWay } from "../ways/figure"
import { choice, choices, line, lines, paragraph, reference, references, value } from "./field"

/*
 * What every sourced claim carries, whether it is a report of an order or a statement: see lib/domain/claim.ts.
 */

export const claimId = (hint: string): Binding => line("id", "Id", { isRequired: true, isFixed: true, hint })

export const claimText = (hint: string): Binding =>
  paragraph("text", "What it says", { isRequired: true, hint })

export const claimCompanies = (hint: string): Binding =>
  references("companies", "Firms it is about", "company", { isRequired: true, hint })

export const claimSource: Binding = reference("sourceId", "Source", "source", {
  isRequired: true,
  hint: "Its id, its title or the address of the page. A source that is not on record is added first.",
})

export const eventOn: Binding = value("eventOn", "When it happened or was said", codecWay(datedCodec, null), {
  isFigure: true,
  hint: "As exactly as the source says: 9 Aug 2023, Aug 2023, Q3 2023 or 2023.",
})

export const whenBindings: Binding[] = [
  value("orderedOn", "Ordered", codecWay(datedCodec, null), {
    isFigure: true,
    hint: "When the order was placed, as exactly as known: Aug 2023.",
  }),
  value("window", "Delivery, or the time that the figure covers", codecWay(windowCodec, null), {
    isFigure: true,
    path: ["window"],
    into: ["start", "end"],
    hint: "From the first to the last day, either end may be open: 2023, Q3 2025, 2023-04-01 to 2023-10-31, until 2024.",
  }),
  line("window.note", "About that time", { hint: "For example: Due in 2023." }),
]

export const trustBindings: Binding[] = [
  choice("verification", "Was the page opened?", choicesOf(verificationLabels), { isRequired: true }),
  choice("confidence", "Confidence", choicesOf(confidenceLabels), { isRequired: true }),
  paragraph("confidenceReason", "Why so much confidence", {
    isRequired: true,
    hint: "For example: On the record, and relayed by two others.",
  }),
  lines("reportingChain", "How the news came", {
    hint: "One station a line, the origin first, the page that was read last: Financial Times (sources), Reuters, Nasdaq.com.",
  }),
  choices("tags", "Marks", choicesOf(tagLabels), {
    isSeldom: true,
    hint: `Any of ${claimTagSchema.options.length}; “unreliable” keeps a claim out of every estimate.`,
  }),
  paragraph("note", "Note", { isSeldom: true }),
]
