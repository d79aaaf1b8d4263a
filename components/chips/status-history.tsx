import { StatusMark } from "@/components/controls/status-mark"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { AnswerStretch, ChipPage } from "@/lib/contracts/chip"
import { firstControlDay } from "@/lib/contracts/control-range"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { openWords, reasonsOf } from "./answer-words"

/** Every change of a part's standing with its day, its rule and what settles it, the newest first. */
export function StatusHistory({ page }: { page: ChipPage }) {
  const { stretches, beside, chip, today } = page
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
        {stretches.toReversed().map((stretch) => (
          <tr key={stretch.from}>
            <th scope="row" className="whitespace-nowrap">
              {stretch.from < firstControlDay ? "before that" : dayWords(stretch.from)}
              {stretch.from > today && <span className="block text-muted">ahead</span>}
            </th>
            <td className="w-[13rem]">
              <StatusMark status={stretch.status} />
            </td>
            <td className="w-[15rem]">
              <RuleCell stretch={stretch} />
            </td>
            <td>{openWords(stretch) ?? (reasonsOf(stretch, chip.name).join("; ") || whyElse(stretch))}</td>
          </tr>
        ))}
        {beside.flatMap(({ rule, stretches: days }) =>
          days.map(({ from, until, status }) => (
            <tr key={`${rule.id} ${from}`}>
              <th scope="row" className="whitespace-nowrap">
                {dayWords(from)}
              </th>
              <td>
                <StatusMark status={status} />
              </td>
              <td>
                <a href={routes.control(rule.id)}>{rule.shortName}</a>
              </td>
              <td className="text-muted">
                Beside the answer{until === null ? "" : `, until ${dayWords(until)}`}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </ScrollTable>
  )
}

function RuleCell({ stretch: { rule, paragraph } }: { stretch: AnswerStretch }) {
  if (!rule) return <span className="text-muted">no single rule</span>
  return (
    <>
      <a href={routes.control(rule.id)}>{rule.shortName}</a>
      {paragraph && <span className="block text-muted">{paragraph}</span>}
      {rule.isApproximate && <span className="block text-muted">criteria approximate</span>}
    </>
  )
}

function whyElse({ rule }: AnswerStretch): string {
  return rule ? "outside every line of the rule" : "no rule on record was in force"
}
