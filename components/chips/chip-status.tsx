import { StatusMark } from "@/components/controls/status-mark"
import type { ChipPage } from "@/lib/contracts/chip"
import { nearMissWords, shortfallWords } from "@/lib/control-reasons"
import { controlWords } from "@/lib/control-words"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { openWords, reasonsOf } from "./answer-words"
import { listOf } from "./chip-words"

/** Today's answer of the law in a sentence, with what settles it, what stands beside it and what was just missed. */
export function ChipStatus({ page }: { page: ChipPage }) {
  const { chip, answer, near, beside, today } = page
  const { label, sentence } = controlWords(answer.status)
  const reasons = reasonsOf(answer, chip.name)
  const open = openWords(answer)
  const besideToday = beside.flatMap(({ rule, stretches }) => {
    const now = stretches.find(({ from, until }) => from <= today && (until === null || today <= until))
    return now ? [{ rule, status: now.status }] : []
  })
  return (
    <div className="mt-5 border-t border-ink pt-3">
      <p className="max-w-[64ch] font-serif text-21">
        {chip.isDomesticChinese ? "By the lines of US rules today" : "Sold to China today"}: {label}.{" "}
        {open ?? sentence}
      </p>
      <div className="mt-3 grid gap-x-12 gap-y-3 text-15 md:grid-cols-2">
        <div className="space-y-1">
          <p className="text-13 text-muted">Why, as of {dayWords(today)}</p>
          <p>
            <span className="font-medium">
              <StatusMark status={answer.status} />
            </span>
            {answer.rule && (
              <>
                {" "}
                under <a href={routes.control(answer.rule.id)}>{answer.rule.name}</a>
                {answer.paragraph && <>, {answer.paragraph}</>}
              </>
            )}
          </p>
          {reasons.length > 0 && <p>{listOf(reasons).replace(/^./, (first) => first.toUpperCase())}.</p>}
          {answer.rule?.isApproximate && (
            <p className="text-13 text-muted">The criteria of this rule are approximate.</p>
          )}
          {chip.isDomesticChinese && (
            <p className="text-13 text-muted">
              Made by a Chinese firm and sold at home, so no export is at stake.
            </p>
          )}
        </div>
        {(besideToday.length > 0 || near.length > 0) && (
          <div className="space-y-3">
            {besideToday.length > 0 && (
              <div className="space-y-1">
                <p className="text-13 text-muted">Beside it</p>
                {besideToday.map(({ rule, status }) => (
                  <p key={rule.id}>
                    <StatusMark status={status} /> <a href={routes.control(rule.id)}>{rule.name}</a>
                  </p>
                ))}
              </div>
            )}
            {near.length > 0 && (
              <div className="space-y-1">
                <p className="text-13 text-muted">Just missed</p>
                {near.map(({ status, paragraph, lines }, index) => (
                  <p key={index}>
                    <StatusMark status={status} />
                    {paragraph && ` ${paragraph}`}:{" "}
                    {listOf(lines.map((line) => `${nearMissWords(line)} (${shortfallWords(line)})`))}
                  </p>
                ))}
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  )
}
