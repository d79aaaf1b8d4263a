import type { LabRun } from "./lab-run"

/** How far the engine is: coarse while a hand moves, full once it rests, or why it has no answer. */
export function RunStatus({
  run,
  isRead,
  isChanged,
}: {
  run: LabRun & { retry: () => void }
  /** Whether what the address holds is in `isChanged` already. */
  isRead: boolean
  isChanged: boolean
}) {
  if (run.status === "failed") {
    return (
      <p role="alert" className="lab-problem basis-full">
        {run.why}{" "}
        <button type="button" className="lab-link" onClick={run.retry}>
          Try again
        </button>
      </p>
    )
  }
  return (
    <p role="status" className="text-13 text-muted noscript:hidden" data-status={run.status}>
      {isRead ? (
        wordsOf(run, isChanged)
      ) : (
        <>
          <span className="lab-if-plain">Published</span>
          <span className="lab-if-linked">Reading the address…</span>
        </>
      )}
    </p>
  )
}

function wordsOf({ status, answer }: LabRun, isChanged: boolean): string {
  if (!isChanged) return "Published"
  if (status === "loading") return "Loading the engine…"
  if (status === "running") return "Coarse, running in full…"
  return answer === null ? "" : `${answer.n.toLocaleString("en-US")} draws`
}
