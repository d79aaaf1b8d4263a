"use client"

/** A page that failed. The reader gets a plain sentence and an id that stands in the log, never the fault's text. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)
  return (
    <div className="py-12" role="alert">
      <h1 className="text-28">This page could not be made.</h1>
      <p className="mt-4 max-w-prose">
        The fault is ours, and it is logged. The rest of the site may well work: <a href="/">the board</a>,{" "}
        <a href="/companies">the firms</a>.
      </p>
      {digest && <p className="mt-2 text-13 text-muted">Fault {digest}</p>}
      <button type="button" onClick={retry} className="mt-6 rounded-2 border border-ink px-3 py-1">
        Try again
      </button>
    </div>
  )
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null
}
