import "server-only"
import type { ChartData, ChartDocument } from "@/lib/charts/document"
import { chipStatusFigure } from "@/lib/charts/figure/chip-status-figure"
import type { SpecOf } from "@/lib/charts/spec"
import { statusStrip } from "@/lib/charts/status-strip-model"
import type { ChipPage } from "@/lib/contracts/chip"
import { controlWords } from "@/lib/control-words"
import { dayWords } from "@/lib/format"
import { getChip } from "@/lib/server/queries/chips"
import { atOneVersion } from "./at-one-version"
import { recordDocument } from "./record-document"

/** How export control of a part changed. Null for a part that is not on record. */
export async function buildChipStatus(spec: SpecOf<"chip-status">): Promise<ChartDocument | null> {
  return atOneVersion(async (catalogue) => {
    const page = await getChip(spec.chip)
    if (!page) return null
    const { chip, answer, stretches, beside } = page
    const strip = statusStrip(page)
    const rules = [...stretches, ...beside].flatMap(({ rule }) => catalogue.control.get(rule?.id ?? "") ?? [])
    return recordDocument(catalogue, {
      spec,
      figure: chipStatusFigure(strip, page),
      answer: answerOf(page, strip.title),
      data: dataOf(page),
      measures: [
        {
          key: `${chip.id}.status`,
          label: `${chip.name}, status on the day of the records`,
          value: null,
          unit: "status",
          words: controlWords(answer.status).label,
        },
        {
          key: `${chip.id}.changes`,
          label: `${chip.name}, changes of status to the day of the records`,
          value: strip.changes,
          unit: "changes",
          words: strip.changes === 1 ? "1 change" : `${strip.changes} changes`,
        },
      ],
      sourceIds: [...chip.sourceIds, ...rules.flatMap(({ sourceIds }) => sourceIds)],
    })
  })
}

/** "H20 96GB, sold to China on 23 Nov 2026: licence with a share (2026 review, 3A090); three changes of status since …." */
function answerOf({ chip, answer, today }: ChipPage, title: string): string {
  const asked = chip.isDomesticChinese ? "by the lines of US rules on" : "sold to China on"
  const by = [answer.rule?.shortName, answer.paragraph].filter(Boolean).join(", ")
  const head = `${chip.name}, ${asked} ${dayWords(today)}: ${controlWords(answer.status).label}`
  return `${head}${by ? ` (${by})` : ""}; ${title[0]!.toLowerCase()}${title.slice(1)}.`
}

function dataOf({ chip, stretches, beside }: ChipPage): ChartData {
  return {
    columns: [
      { name: "chip", title: "Part", unit: null, type: "text" },
      { name: "about", title: "The sale to China, or a measure beside it", unit: null, type: "text" },
      { name: "from", title: "First day", unit: null, type: "date" },
      { name: "until", title: "Last day; empty: none is set", unit: null, type: "date" },
      { name: "status", title: "Status, by its code", unit: null, type: "text" },
      { name: "status_words", title: "Status", unit: null, type: "text" },
      { name: "rule", title: "The rule that gives it; empty: no single one", unit: null, type: "text" },
      { name: "paragraph", title: "Its paragraph", unit: null, type: "text" },
    ],
    rows: [
      ...stretches.map(({ from, until, status, rule, paragraph }) => [
        chip.id,
        "sale",
        from,
        until,
        status,
        controlWords(status).label,
        rule?.id ?? null,
        paragraph,
      ]),
      ...beside.flatMap(({ rule, stretches: days }) =>
        days.map(({ from, until, status }) => [
          chip.id,
          "beside",
          from,
          until,
          status,
          controlWords(status).label,
          rule.id,
          null,
        ]),
      ),
    ],
  }
}
