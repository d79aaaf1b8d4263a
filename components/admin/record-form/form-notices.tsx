import type { FormState } from "@/lib/forms/form-state"
import { Notice } from "./notice"

/** What the server answered, and what was brought back from the browser. */
export function FormNotices({
  state: { notice },
  signInHref,
  restoredAt,
  onDiscard,
}: {
  state: FormState
  signInHref: string
  /** When the draft that was brought back was typed, in milliseconds. */
  restoredAt: number | null
  onDiscard(): void
}) {
  return (
    <>
      {notice && (
        <Notice tone={notice.tone}>
          {notice.text}{" "}
          {notice.cure === "sign-in" && (
            <a href={signInHref} target="_blank" rel="noopener">
              Sign in in a new tab
            </a>
          )}
        </Notice>
      )}
      {restoredAt !== null && (
        <Notice tone="plain">
          What you typed on {timeWords(restoredAt)} is back.{" "}
          <button type="button" className="underline" onClick={onDiscard}>
            Discard it
          </button>
        </Notice>
      )}
    </>
  )
}

/** "27 Nov, 14:05", by the browser's clock and place. */
function timeWords(at: number): string {
  return new Date(at).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  })
}
