import { memo } from "react"
import { Figures } from "@/components/ui/figures"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { LabView } from "@/lib/contracts/lab"
import { shareWords } from "@/lib/format"
import { driverNames, type DriverName } from "./driver-names"
import type { LabSobol, LabTornado } from "./lab-answer"
import type { LabAnalysis } from "./use-lab-analysis"

/** Rows shown of each table: what lies below moves nothing that can be seen. */
const mostRows = 12

/** What the reader's answer hangs on: a tornado at once, the doubt's parts when asked for. */
export const DriversPanel = memo(function DriversPanel({
  view,
  analysis,
  answerIs,
}: {
  view: Pick<LabView, "controls" | "orders">
  analysis: LabAnalysis
  /** Whether there is an answer with a number to take apart. */
  answerIs: "there" | "awaited" | "without a number"
}) {
  const nameOf = driverNames(view)
  const { tornado, fault, indices, start, stop } = analysis
  return (
    <div>
      <h2 className="text-21">What drives this</h2>
      <p className="text-13 text-muted">
        The runway with one input at its low and its high end (5th and 95th percentile), all others in the
        middle
      </p>
      {tornado === null ? (
        <p className="mt-3 text-15 text-muted">
          {fault ??
            (answerIs === "without a number" ? "There is no number to take apart." : "Working it out…")}
        </p>
      ) : (
        <Tornado tornado={tornado} nameOf={nameOf} />
      )}
      {tornado !== null && tornado.rows.length > 0 && (
        <div className="mt-5 no-print">
          <h3 className="text-15">Where the doubt comes from</h3>
          <p className="max-w-prose text-13 text-muted">
            Shares of the answer’s variance, with joint effects. It takes tens of thousands of runs, in this
            browser.
          </p>
          {indices.status === "running" ? (
            <p className="mt-2 flex items-center gap-3 text-13">
              <progress value={indices.done} max={indices.rows} aria-label="Taking the doubt apart" />
              {shareWords(indices.done / indices.rows)}
              <button type="button" className="lab-link" onClick={stop}>
                Cancel
              </button>
            </p>
          ) : (
            indices.status !== "done" && (
              <button
                type="button"
                className="mt-2 cursor-pointer rounded-2 border border-ink px-3 py-1 text-13 hover:bg-wash"
                onClick={start}
              >
                Take the doubt apart
              </button>
            )
          )}
          {indices.status === "failed" && (
            <p role="alert" className="lab-problem mt-2">
              {indices.why}
            </p>
          )}
          {indices.status === "done" && <Indices sobol={indices.sobol} nameOf={nameOf} />}
        </div>
      )}
    </div>
  )
})

type Naming = { nameOf: (of: string) => DriverName }

function Tornado({ tornado: { base, rows }, nameOf }: { tornado: LabTornado } & Naming) {
  const shown = rows.filter(({ swing }) => Math.abs(swing) >= 0.05).slice(0, mostRows)
  if (shown.length === 0) {
    return (
      <p className="mt-3 text-15">
        {base === 0
          ? "With every input in its middle the chips are already short, and no input by itself changes that."
          : "No input by itself moves the runway."}
      </p>
    )
  }
  const all = shown.flatMap(({ atP5, atP95 }) => [atP5, atP95, base])
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const at = (months: number) => (100 * (months - low)) / (high - low || 1)
  return (
    <ScrollTable caption="The runway with each input at its ends" className="lab-tornado mt-2">
      <thead>
        <tr>
          <th scope="col">Input, from low to high</th>
          <th scope="col">
            Months, {round(low)} to {round(high)}
          </th>
          <th scope="col" data-numeric>
            Swing
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ var: of, atP5, atP95, swing, p5, p95 }) => {
          const { label, span } = nameOf(of)
          return (
            <tr key={of}>
              <th scope="row">
                {label}
                <span className="block text-13 font-normal text-muted">
                  <Figures>{span(p5, p95)}</Figures>
                </span>
              </th>
              <td>
                <span className="lab-bar" aria-hidden="true">
                  <i
                    style={{
                      left: `${at(Math.min(atP5, atP95))}%`,
                      right: `${100 - at(Math.max(atP5, atP95))}%`,
                    }}
                  />
                  <b style={{ left: `${at(base)}%` }} />
                </span>
                <span className="block text-13 text-muted">
                  {round(atP5)} → {round(atP95)}
                </span>
              </td>
              <td data-numeric>{round(Math.abs(swing))}</td>
            </tr>
          )
        })}
      </tbody>
    </ScrollTable>
  )
}

function Indices({ sobol: { rows }, nameOf }: { sobol: LabSobol } & Naming) {
  const shown = rows.filter(({ total }) => total >= 0.005).slice(0, mostRows)
  const [first] = shown
  if (!first) return <p className="mt-2 text-15">The answer has no spread to take apart.</p>
  return (
    <>
      <p className="mt-2 text-15">
        {nameOf(first.var).label} alone accounts for {shareWords(Math.max(0, first.first))} of the doubt.
      </p>
      <ScrollTable caption="Parts of the answer’s variance" className="mt-2">
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col" data-numeric>
              Alone
            </th>
            <th scope="col" data-numeric>
              With joint effects
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ var: of, first: alone, total, firstError, totalError }) => (
            <tr key={of}>
              <th scope="row">{nameOf(of).label}</th>
              <td data-numeric>{withError(alone, firstError)}</td>
              <td data-numeric>{withError(total, totalError)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  )
}

function withError(share: number, error: number): string {
  return `${Math.round(100 * share)}% ± ${Math.max(1, Math.round(100 * error))}`
}

function round(months: number): string {
  return (Math.round(months * 10) / 10).toLocaleString("en-US")
}
