import { ClaimDoubts } from "@/components/claims/claim-doubts"
import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import { OpenFigures } from "@/components/numbers/open-figures"
import { OpenNumber } from "@/components/numbers/open-number"
import type { ReportView } from "@/lib/contracts/claim"
import { datedWords, windowWords } from "@/lib/format"
import { reportRoleLabels } from "@/lib/labels"
import { costOf, quantityOf, rateOf, unitPriceOf } from "@/lib/report-figures"
import { hasWeight } from "@/lib/report-weight"
import { weightWords } from "@/lib/weight-words"

/** Every report of an order, the weightiest first, each with its figures, its way to us and its weight. */
export function ReportList({
  reports,
  isInFull,
}: {
  reports: readonly ReportView[]
  /** With why each is believed as far as it is; the order's own page has that. */
  isInFull: boolean
}) {
  const ordered = [...reports].sort((a, b) => b.weight - a.weight)
  const publisherOf = new Map(reports.map(({ id, source }) => [id, source.publisher]))
  return (
    <ol className="divide-y border-y">
      {ordered.map((report) => (
        <li key={report.id} id={report.id} className="grid gap-x-8 gap-y-2 py-3 md:grid-cols-[17rem_1fr]">
          <div className={hasWeight(report) ? "" : "text-muted"}>
            <h3 className="font-sans text-15 font-medium tracking-normal">
              <OpenNumber of={{ of: "claim", claim: report.id }}>
                {[quantityOf(report) ?? "number not given", costOf(report)].filter(Boolean).join(", ")}
              </OpenNumber>
            </h3>
            <p className="text-13 text-muted">
              <OpenFigures of={{ of: "claim", claim: report.id }}>
                {figureNotes(report).join(" · ")}
              </OpenFigures>
            </p>
          </div>
          <div className="space-y-1">
            <p className="max-w-prose" data-prose="">
              <ClaimMarks claim={report} />
              {report.text}
            </p>
            <p>
              <SourceLine claim={report} />
            </p>
            <p className="max-w-prose text-13" data-prose="">
              {weightWords(report, report.reprintOf && (publisherOf.get(report.reprintOf) ?? null))}
            </p>
            {isInFull && <ClaimDoubts claim={report} />}
          </div>
        </li>
      ))}
    </ol>
  )
}

function figureNotes(report: ReportView): string[] {
  return [
    reportRoleLabels[report.role],
    unitPriceOf(report),
    rateOf(report),
    report.chipLabel && `named as ${report.chipLabel}`,
    report.orderedOn && `ordered ${datedWords(report.orderedOn)}`,
    report.window && (report.window.start || report.window.end) && `for ${windowWords(report.window)}`,
    report.window?.note,
  ].filter((note): note is string => Boolean(note))
}
