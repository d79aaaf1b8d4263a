"use client"

import { isReproduced, resultWords, runWords, sameEngineHint } from "@/lib/charts/verify/comparison-words"
import { routes } from "@/lib/routes"
import { PressButton } from "../press-button"
import { Verdict } from "../verdict"
import { DifferenceTable } from "./difference-table"
import { useReproduction, type Reproduction } from "./use-reproduction"

/** A reproduction as it goes on: firm by firm, then all in one sentence, then what differs. */
export function ReproductionPanel({ id, attempt }: { id: string; attempt: number }) {
  const reproduction = useReproduction(id, attempt)
  const { status, begun, results, stop } = reproduction
  const isDone = status === "finished" && begun !== null
  const hint = isDone ? sameEngineHint(results, begun.engine) : null
  return (
    <div className="text-15">
      <div role="status">
        {isDone ? (
          <Verdict isGood={isReproduced(results)} headline={resultWords(results, begun.engine)}>
            {hint && <p className="mt-1 max-w-prose text-13 text-muted">{hint}</p>}
          </Verdict>
        ) : status === "failed" ? (
          <Verdict isGood={false} headline={reproduction.why ?? "It could not be run again."} />
        ) : (
          <p className="mt-2 text-muted">{progressWords(reproduction)}</p>
        )}
      </div>
      {isDone && begun.engine.then !== begun.engine.now && (
        <p className="mt-1 max-w-prose text-13">
          The engine has changed since: <a href={routes.changelog()}>the changelog</a> says which numbers
          moved.
        </p>
      )}
      {status === "running" && (
        <div className="mt-2">
          <PressButton onPress={stop}>Stop</PressButton>
        </div>
      )}
      {results.length > 0 && (
        <ul className="mt-2 text-13 text-muted" aria-label="Run by run">
          {results.map((result) => (
            <li key={result.name}>{runWords(result)}</li>
          ))}
        </ul>
      )}
      {isDone && <DifferenceTable results={results} />}
    </div>
  )
}

function progressWords({ status, begun, results }: Reproduction): string {
  if (begun === null) return status === "stopped" ? "Stopped." : "Loading the engine and the frozen inputs…"
  const far = `${results.length} of ${begun.runs} ${begun.runs === 1 ? "run" : "runs"}`
  return status === "stopped" ? `Stopped after ${far}.` : `Running the engine: ${far} done.`
}
