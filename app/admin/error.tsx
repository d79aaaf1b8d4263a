"use client"

/** A room that could not be shown: an ended session, a role that does not open it, or a fault of ours. */
export default function AdminError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null
  return (
    <div className="py-12" role="alert">
      <h1 className="text-28">This page could not be shown.</h1>
      <p className="mt-4 max-w-prose">
        If your session has ended, <a href="/admin/login">sign in again</a>. If your role does not open this
        room, an admin can change that. Otherwise the fault is ours, and it is logged. What you typed is kept
        in this browser.
      </p>
      {digest && <p className="mt-2 text-13 text-muted">Fault {digest}</p>}
      <button
        type="button"
        onClick={retry}
        className="mt-6 cursor-pointer rounded-2 border border-ink px-3 py-1"
      >
        Try again
      </button>
    </div>
  )
}
