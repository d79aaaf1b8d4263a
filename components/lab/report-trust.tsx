import { memo, useId, type Dispatch } from "react"
import { Tag } from "@/components/ui/tag"
import type { LabReport } from "@/lib/contracts/lab"
import { shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import type { LabAction } from "./lab-state"

const choices = [
  { times: 0, name: "not at all" },
  { times: 0.5, name: "less" },
  { times: 1, name: "as it is" },
  { times: 2, name: "more" },
] as const

/** One report: what it says, what it gives of the order, and how far the reader believes it. */
export const ReportTrust = memo(function ReportTrust({
  report,
  share,
  times,
  isSized,
  dispatch,
}: {
  report: LabReport
  /** Of the order, 0 to 1. */
  share: number
  /** How many times its weight the reader gives it. */
  times: number
  isSized: boolean
  dispatch: Dispatch<LabAction>
}) {
  const name = useId()
  const { id, source, quantity, cost, role, weight, why, carries } = report
  const hasWeight = weight > 0
  const isListed = choices.some((choice) => choice.times === times)
  return (
    <li className="lab-report" data-own={times !== 1 || undefined}>
      <p className="text-15">
        <a href={routes.source(source.id)}>{source.publisher}</a>
        {", "}
        {[role, quantity ?? "no count", cost].filter(Boolean).join(", ")}
        {carries && (
          <>
            {" "}
            <Tag title="The order is in the estimate because of this report and its like">
              carries the order
            </Tag>
          </>
        )}
      </p>
      <p className="text-13 text-muted">{report.text}</p>
      <div className="lab-report-foot">
        <p className="lab-report-share">
          {hasWeight ? (
            <>
              <span className="lab-share-bar" aria-hidden="true">
                <span style={{ width: `${100 * share}%` }} />
              </span>
              {shareWords(share)}{" "}
              <span className="text-muted">{isSized ? "of the order’s size" : "of its reports"}</span>
            </>
          ) : (
            <span className="text-muted">{why}</span>
          )}
        </p>
        {hasWeight && (
          <fieldset className="lab-trust noscript:hidden">
            <legend className="sr-only">
              How far you trust {source.publisher}, {quantity ?? role}
            </legend>
            <span aria-hidden="true" className="text-13 text-muted">
              Trust
            </span>
            {choices.map((choice) => (
              <label key={choice.times}>
                <input
                  type="radio"
                  className="sr-only"
                  name={name}
                  checked={choice.times === times}
                  onChange={() => dispatch({ do: "trust", report: id, times: choice.times })}
                />
                <span>{choice.name}</span>
              </label>
            ))}
            {!isListed && <span className="text-13">× {times}</span>}
          </fieldset>
        )}
      </div>
      {hasWeight && <p className="text-13 text-muted">{why}</p>}
    </li>
  )
})
