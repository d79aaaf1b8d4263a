import { StatusMark } from "@/components/controls/status-mark"
import { VerdictReasons } from "@/components/controls/verdict-reasons"
import { FiguresTo } from "@/components/numbers/figures-to"
import { Disclosure } from "@/components/ui/disclosure"
import { listOf } from "@/lib/chip-words"
import { classifyQuery } from "@/lib/classify-link"
import type { ChipPage } from "@/lib/contracts/chip"
import { nearMissWords, shortfallWords } from "@/lib/control-reasons"
import { controlWords } from "@/lib/control-words"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { openWords, reasonsOf } from "@/lib/answer-words"

/** A headline holds no more; the steps below it have them all. */
const mostReasons = 2
/** More steps than this unfold: nearly everything about the part is unknown. */
const mostSteps = 6

/** Today's answer of the law in a sentence, with what settles it, what stands beside it and what was just missed. */
export function ChipStatus({ page }: { page: ChipPage }) {
  const { chip, answer, near, beside, today } = page
  const { label, sentence } = controlWords(answer.status)
  const approximate = Object.values(page.rules).find(({ isApproximate }) => isApproximate)
  const open = openWords(answer)
  const reason = open ? "" : reasonsOf(answer).slice(0, mostReasons).join("; ")
  const besideToday = beside.flatMap(({ rule, stretches }) => {
    const now = stretches.find(({ from, until }) => from <= today && (until === null || today <= until))
    return now ? [{ rule, status: now.status }] : []
  })
  const steps = (
    <VerdictReasons reasons={page.because} names={{ rules: page.rules, parts: { [chip.id]: chip.name } }} />
  )
  return (
    <div className="mt-5 border-t border-ink pt-3">
      <p className="max-w-[64ch] font-serif text-21">
        {chip.isDomesticChinese ? "By the lines of US rules today" : "Sold to China today"}: {label}.{" "}
        {open ?? sentence}
        {reason && (
          <>
            {" "}
            The reason:{" "}
            <FiguresTo href={answer.rule ? routes.control(answer.rule.id) : "#status"}>{reason}</FiguresTo>
          </>
        )}
        {answer.rule && !open && (
          <>
            {" "}
            (<a href={routes.control(answer.rule.id)}>{answer.rule.shortName}</a>
            {answer.paragraph && `, ${answer.paragraph}`})
          </>
        )}
        {reason && "."}
      </p>
      {chip.isDomesticChinese && (
        <p className="mt-1 text-13 text-muted">
          Made by a Chinese firm and sold at home, so no export is at stake.
        </p>
      )}
      <div className="mt-4 grid gap-x-12 gap-y-5 text-15 md:grid-cols-2">
        <div>
          <p className="mb-1 text-13 text-muted">Why, as of {dayWords(today)}</p>
          {page.because.length > mostSteps ? (
            <Disclosure summary={`The ${page.because.length} steps to it`}>{steps}</Disclosure>
          ) : (
            steps
          )}
          {approximate && (
            <p className="mt-2 text-13 text-muted">
              The lines of the {approximate.shortName} are approximate: they come from the press.
            </p>
          )}
          <p className="mt-2 text-13">
            <a href={routes.classify(classifyQuery({ chip: chip.id }))}>Change a figure and ask again</a>
          </p>
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
                  <p key={index} data-prose="">
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
