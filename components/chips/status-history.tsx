import { StatusMark } from "@/components/controls/status-mark"
import { FiguresTo } from "@/components/numbers/figures-to"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { AnswerStretch, BesideMeasure, ChipPage } from "@/lib/contracts/chip"
import { firstControlDay } from "@/lib/contracts/control-range"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { openWords, reasonsOf } from "@/lib/answer-words"

type Line = { from: string; stretch: AnswerStretch } | { from: string; beside: BesideMeasure; at: number }

/** Every change of a part's standing with its day, its rule and what settles it, the newest first. */
export function StatusHistory({ page }: { page: ChipPage }) {
  const { stretches, beside, chip, today } = page
  const lines: Line[] = [
    ...stretches.map((stretch) => ({ from: stretch.from, stretch })),
    ...beside.flatMap((one) => one.stretches.map(({ from }, at) => ({ from, beside: one, at }))),
  ].sort((a, b) => b.from.localeCompare(a.from))
  return (
    <ScrollTable caption={`Status of ${chip.name} over time`} className="[&>table]:min-w-[max(100%,58rem)]!">
      <thead>
        <tr>
          {["Since", "Status", "Rule", "Why"].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.from} ${"beside" in line ? line.beside.rule.id : ""}`}>
            <th scope="row" className="whitespace-nowrap">
              {line.from < firstControlDay ? "before that" : dayWords(line.from)}
              {line.from > today && <span className="block text-muted">ahead</span>}
            </th>
            {"beside" in line ? <BesideCells beside={line.beside} at={line.at} /> : <AnswerCells {...line} />}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function AnswerCells({ stretch }: { stretch: AnswerStretch }) {
  const { status, rule, paragraph, tests } = stretch
  const open = openWords(stretch)
  const reasons = reasonsOf(stretch).join("; ")
  const isBeforeAll = rule === null && tests.length === 0 && open === null
  return (
    <>
      <td className="w-[13rem]">
        <StatusMark status={status} />
      </td>
      <td className="w-[15rem]">
        {rule ? (
          <a href={routes.control(rule.id)}>{rule.shortName}</a>
        ) : (
          <span className="text-muted">{isBeforeAll ? "none" : "no single rule"}</span>
        )}
        {paragraph && <span className="block text-muted">{paragraph}</span>}
        {rule?.isApproximate && <span className="block text-muted">criteria approximate</span>}
      </td>
      <td>
        {open ??
          (reasons ? (
            <FiguresTo href={rule ? routes.control(rule.id) : routes.controls()}>{reasons}</FiguresTo>
          ) : isBeforeAll ? (
            "no rule on record was in force"
          ) : (
            "outside every line of the rule"
          ))}
      </td>
    </>
  )
}

function BesideCells({ beside: { rule, stretches }, at }: { beside: BesideMeasure; at: number }) {
  const stretch = stretches[at]
  if (!stretch) return null
  return (
    <>
      <td>
        <StatusMark status={stretch.status} />
      </td>
      <td>
        <a href={routes.control(rule.id)}>{rule.shortName}</a>
      </td>
      <td className="text-muted">
        beside the answer{stretch.until === null ? "" : `, until ${dayWords(stretch.until)}`}
      </td>
    </>
  )
}
