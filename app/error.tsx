"use client"

/** A page that failed. The reader gets a plain sentence and an id that stands in the log, never the fault's text. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <div className="py-12" role="alert">
      <h1 className="text-28">This page could not be made.</h1>
      <p className="mt-4 max-w-prose">
        The fault is ours, and it is logged. The rest of the site may well work: <a href="/">the board</a>,{" "}
        <a href="/companies">the firms</a>.
      </p>
      {error.digest && <p className="mt-2 text-13 text-muted">Fault {error.digest}</p>}
      <button type="button" onClick={reset} className="mt-6 rounded-2 border border-ink px-3 py-1">
        Try again
      </button>
    </div>
  )
}
