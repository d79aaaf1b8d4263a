import "server-only"
import type { Exposure, ExposureChip, ShareQuantiles } from "@/lib/contracts/exposure"
import type { NumberInput, NumberPart, NumberView } from "@/lib/contracts/number"
import {
  exposureGroups,
  exposureMeasures,
  type ExposureGroup,
  type ExposureMeasure,
} from "@/lib/domain/exposure"
import { sentenceCase } from "@/lib/labels"
import {
  exposureGroupLabels,
  groupsWorthSaying,
  medianMonths,
  monthsBare,
  orderRiskLabels,
  shareSpanWords,
  shareWithSpan,
  undeliveredWords,
} from "@/lib/exposure-words"
import { countWords, dayWords, monthWords, shareWords } from "@/lib/format"
import { exposureNames, type NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { exposureFor } from "./exposure-for"
import { gradeWords } from "./estimate-parts"
import { opening, plain, viewOf, type Opened } from "./opened"

type Key = Extract<NumberKey, { of: "exposure" }>

/** A measure of what the law of a day means for a firm, by its name (`exposureNames`). */
export async function exposureNumber(opened: Opened, key: Key): Promise<NumberView | null> {
  const company = opened.catalogue.company.get(key.firm)
  const exposure = company ? await exposureFor(opened, company) : null
  if (!exposure) return null
  const [head = "", ...rest] = key.measure.split(".")
  const tail = rest.join(".")
  if (head === "replacement") return replacement(opened, key, exposure, tail)
  if (head === "undelivered") return undelivered(opened, key, exposure, tail)
  const measure = exposureMeasures.find((one) => one === head)
  if (!measure) return null
  if (tail === "") return share(opened, key, exposure, measure, null)
  if (rest[0] === "part") return part(opened, key, exposure, measure, rest.slice(1).join("."))
  const group = exposureGroups.find((one) => one === tail)
  return group ? share(opened, key, exposure, measure, group) : null
}

const ofMeasure: Record<ExposureMeasure, string> = {
  chips: "chips at work",
  training: "training throughput",
  inference: "inference throughput",
}

/** What could not simply be bought again, or the part of one standing. */
function share(
  opened: Opened,
  key: Key,
  exposure: Exposure,
  measure: ExposureMeasure,
  group: ExposureGroup | null,
): NumberView {
  const { shares, name, day } = exposure
  const of = shares[measure]
  const quantiles = of && (group === null ? of.notFreelyBought : of.groups[group])
  const what = group === null ? "could not simply be bought again" : exposureGroupLabels[group]
  return viewOf(opened, key, {
    title: `${name}: ${ofMeasure[measure]}, ${what}`,
    ...shareValue(quantiles, exposure, measure),
    when: whenOf(exposure),
    figures: groupsWorthSaying([of])
      .filter((one) => of && one !== group)
      .map((one) =>
        figureOf(
          opened,
          exposure,
          exposureNames.group(measure, one),
          exposureGroupLabels[one],
          of!.groups[one],
        ),
      ),
    formula: {
      words: `The stock of ${monthWords(exposure.stockMonth)} is drawn ${countWords(exposure.n)} times. Each kind of chip falls under what the law of ${dayWords(day)} makes of buying it again; its share of ${ofMeasure[measure]} is summed draw by draw. Medians of groups need not add up to 100%.`,
      parts: kindsPart(opened, exposure, measure, group),
    },
    confidence: confidenceOf(exposure, measure),
    more: moreOf(exposure),
  })
}

/** One kind of chip: its share of what the firm's chips can do, with its standing. */
function part(
  opened: Opened,
  key: Key,
  exposure: Exposure,
  measure: ExposureMeasure,
  chip: string,
): NumberView | null {
  const record = opened.catalogue.chip.get(chip)
  if (!record) return null
  const found = exposure.byChip.find((one) => one.chip === chip) ?? null
  return viewOf(opened, key, {
    title: `${exposure.name}: share of ${record.name} in ${ofMeasure[measure]}`,
    ...shareValue(found?.share[measure] ?? null, exposure, measure),
    when: whenOf(exposure),
    figures: found ? [plain("To buy it today", exposureGroupLabels[found.group])] : [],
    formula: {
      words: `What the ${record.name} at work can do of all that the firm’s chips can do, in each of ${countWords(exposure.n)} draws of its stock.`,
      parts: [
        {
          title: null,
          inputs: [
            opening(opened, { of: "stock", firm: exposure.company, chip }, "Of them at work", unitsOf(found)),
          ],
        },
      ],
    },
    confidence: confidenceOf(exposure, measure),
    more: [
      { label: `The ${record.name}, and what the law says of it`, href: routes.chip(chip) },
      ...moreOf(exposure),
    ],
  })
}

/** How fast domestic chips make good what a year takes of the foreign ones. */
function replacement(opened: Opened, key: Key, exposure: Exposure, workload: string): NumberView | null {
  if (workload !== "training" && workload !== "inference") return null
  const { replaceability, name } = exposure
  const of = replaceability[workload]
  return viewOf(opened, key, {
    title: `${name}: making good a year’s losses of foreign chips, ${workload}`,
    value: of ? medianMonths(of.months.p50) : "no number",
    interval: of
      ? `nine draws in ten: ${monthsBare(of.months.p5)} to ${monthsBare(of.months.p95)} months`
      : null,
    when: whenOf(exposure),
    figures: of
      ? [
          plain("A year takes", shareWithSpan(of.yearlyLoss)),
          plain("60 months are not enough", `in ${shareWords(of.beyondShare)} of draws`),
        ]
      : [],
    formula: {
      words: of
        ? `Losses are what fails or leaves within a year, of the foreign chips’ ${workload} throughput; the pace is that of the domestic supply lines in the twelve months from ${monthWords(exposure.asOf)}.`
        : (replaceability.whyNot[workload] ?? "No number can be given."),
      parts:
        of && replaceability.lines.length > 0
          ? [
              {
                title: "Domestic lines",
                inputs: replaceability.lines.map((line) => plain(line, "delivers within the year")),
              },
            ]
          : [],
    },
    confidence: confidenceOf(exposure, workload),
    more: moreOf(exposure),
  })
}

/** Chips of an order that were not delivered when control began. */
function undelivered(opened: Opened, key: Key, exposure: Exposure, id: string): NumberView | null {
  const order = exposure.orders.find(({ orderId }) => orderId === id)
  if (!order) return null
  const { count, basis } = undeliveredWords(order)
  const { controlledFrom, rule, undelivered: left } = order
  return viewOf(opened, key, {
    title: `${exposure.name}, ${order.title}: not yet delivered when control began`,
    value: count,
    unit: left ? "chips" : null,
    when: controlledFrom ? `on ${dayWords(controlledFrom)}` : null,
    figures: [
      ...(basis ? [plain("Counted as", basis)] : []),
      ...(left && left.share !== null
        ? [plain("Share of the delivery that lay after the day", shareWords(left.share))]
        : []),
      plain("Reading", sentenceCase(orderRiskLabels[order.risk])),
      ...(rule ? [{ label: "Rule", value: rule.shortName, href: routes.control(rule.id) }] : []),
    ],
    formula: {
      words: order.why,
      parts: [
        {
          title: null,
          inputs: [
            opening(
              opened,
              { of: "order", order: id, measure: "quantity" },
              "How many, by the reports",
              order.title,
            ),
            opening(
              opened,
              { of: "order", order: id, measure: "delivery" },
              "When they were due",
              "the window used",
            ),
          ],
        },
      ],
    },
    more: [{ label: "The order with all its reports", href: routes.order(id) }, ...moreOf(exposure)],
  })
}

function shareValue(
  quantiles: ShareQuantiles | null,
  { whyNot }: Exposure,
  measure: ExposureMeasure,
): Pick<NumberView, "value" | "interval"> {
  if (!quantiles) return { value: whyNot[measure] ? "no share" : "none", interval: null }
  const span = shareSpanWords(quantiles)
  return { value: shareWords(quantiles.p50), interval: span && `nine draws in ten: ${span}` }
}

function figureOf(
  opened: Opened,
  { company }: Exposure,
  measure: string,
  label: string,
  quantiles: ShareQuantiles,
): NumberInput {
  return opening(
    opened,
    { of: "exposure", firm: company, measure },
    sentenceCase(label),
    shareWithSpan(quantiles),
  )
}

/** The kinds of chip at work, of one standing or of all that is not freely bought. */
function kindsPart(
  opened: Opened,
  exposure: Exposure,
  measure: ExposureMeasure,
  group: ExposureGroup | null,
): NumberPart[] {
  const isMeant = (one: ExposureChip) =>
    group === null ? ["denied", "licence", "licence or denied"].includes(one.group) : one.group === group
  const inputs = exposure.byChip
    .filter(isMeant)
    .map((one) =>
      opening(
        opened,
        { of: "exposure", firm: exposure.company, measure: exposureNames.part(measure, one.chip) },
        one.name,
        [one.share[measure] ? shareWithSpan(one.share[measure]) : "none", one.rule?.shortName]
          .filter(Boolean)
          .join(", "),
      ),
    )
  return inputs.length > 0 ? [{ title: "Kinds of chip, and the rule that gives the answer", inputs }] : []
}

function unitsOf(part: ExposureChip | null): string {
  if (!part) return "none on record"
  return `about ${countWords(Math.round(part.units.p50))}`
}

function confidenceOf({ grade, whyNot }: Exposure, measure: ExposureMeasure): NumberView["confidence"] {
  const why = whyNot[measure]
  if (why) return { label: "No number", why }
  const of = measure === "chips" ? null : grade[measure]
  if (of === null) return null
  return {
    label: gradeWords[of],
    why:
      of === "strained"
        ? "The inputs of this estimate contradict each other."
        : "The grade is that of the firm’s runway, which rests on the same chips.",
  }
}

function whenOf({ stockMonth, day }: Exposure): string {
  return `stock of ${monthWords(stockMonth)}, law of ${dayWords(day)}`
}

function moreOf({ company, name }: Exposure): NumberView["more"] {
  return [
    { label: `${name} and export controls`, href: `${routes.company(company)}#exposure` },
    { label: "The rules, part by part and day by day", href: routes.controls() },
    { label: "How controls enter", href: routes.methodology("controls") },
  ]
}
