import type { FormState } from "@/lib/forms/form-state"
import { ChangeTable } from "./change-table"
import { EffectsTable } from "./effects-table"
import { EvidenceChecks } from "./evidence-checks"

/** What the change would do, what the editor vouches for, why, and the button that saves it. */
export function ReviewPanel({
  state,
  isStale,
  isPending,
}: {
  state: FormState
  /** Something was typed since: it has to be looked at again. */
  isStale: boolean
  isPending: boolean
}) {
  const { review, problems } = state
  if (!review) return null
  const { changes, effects, horizonMonths, evidence, asksSecondLook, asksSecondEditor } = review
  return (
    <section aria-labelledby="review-head" className="mt-6 border-t border-ink pt-2">
      <h2 id="review-head" className="text-21">
        What this changes
      </h2>
      <div className={isStale ? "opacity-60" : ""}>
        <div className="mt-2">
          <ChangeTable caption="Field by field" changes={changes} columns={["Before", "After"]} />
        </div>
        <div className="mt-4">
          <EffectsTable effects={effects} horizonMonths={horizonMonths} />
        </div>
        <EvidenceChecks asks={evidence} confirmed={state.confirmed} problems={problems} />
        {asksSecondLook && !asksSecondEditor && (
          <label className="mt-4 flex items-baseline gap-2 text-15">
            <input
              type="checkbox"
              name="edit.looked"
              id="edit.looked"
              value="yes"
              defaultChecked={state.hasLooked}
              aria-invalid={problems["edit.looked"] ? true : undefined}
            />
            I have looked at how far this moves
          </label>
        )}
      </div>
      <input type="hidden" name="edit.reviewed" value={review.of} />
      <ReasonField reason={state.reason} problem={problems["edit.reason"]} />
      <p className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <button
          type="submit"
          name="do"
          value={primaryAct(state, isStale)}
          aria-keyshortcuts="Control+Enter"
          className="rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper"
        >
          {isPending
            ? "One moment …"
            : isStale
              ? "Review again"
              : asksSecondEditor
                ? "Send for review"
                : "Save"}
        </button>
        <span className="text-13 text-muted">
          {isStale ? "You changed something since. " : ""}Ctrl+Enter does the same.
        </span>
      </p>
    </section>
  )
}

/** What Enter and Ctrl+Enter do: first a review, then the save. */
export function primaryAct({ review }: FormState, isStale: boolean): "review" | "save" | "send" {
  if (!review || isStale) return "review"
  return review.asksSecondEditor ? "send" : "save"
}

/** Why: it stands in the history beside the change. */
function ReasonField({ reason, problem }: { reason: string; problem: string | undefined }) {
  return (
    <div className="mt-4 max-w-prose">
      <label htmlFor="edit.reason" className="block text-13 font-medium">
        Reason <span className="font-normal text-muted">(needed)</span>
      </label>
      <input
        id="edit.reason"
        name="edit.reason"
        defaultValue={reason}
        maxLength={2000}
        autoComplete="off"
        aria-required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? "edit.reason-problem" : "edit.reason-hint"}
        className={`block w-full rounded-2 border bg-raised px-2 py-1 text-15 ${problem ? "border-denied" : "border-muted"}`}
      />
      {problem ? (
        <p id="edit.reason-problem" className="mt-0.5 text-13 text-denied">
          {problem}
        </p>
      ) : (
        <p id="edit.reason-hint" className="mt-0.5 text-13 text-muted">
          It stands in the history: “The filing gives 9,840, not 10,000.”
        </p>
      )}
    </div>
  )
}
