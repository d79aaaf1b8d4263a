import { useId, useState, type KeyboardEvent } from "react"
import type { LabControl } from "@/lib/contracts/lab"
import type { ReadersValue } from "@/lib/domain/case"
import { readTyped } from "@/lib/lab/typed-range"
import { whyNot } from "./check-value"
import { typedUnitOf, unitWords } from "./control-words"

/**
 * A value or a range as text: "30k to 60k", "40%", "2e25". What cannot be used stays in the field with its reason
 * beside it, and what counted before goes on counting.
 */
export function TypedField({
  control,
  text,
  placeholder = "",
  onValue,
}: {
  control: LabControl
  /** What counts now, as it is written; empty where nothing does. */
  text: string
  placeholder?: string
  onValue: (value: ReadersValue) => void
}) {
  const id = useId()
  // A draft belongs to the value at which it was begun: a slider or an undo that moves the value ends it.
  const [draft, setDraft] = useState<{ typed: string; over: string; problem: string | null } | null>(null)
  const current = draft && draft.over === text ? draft : null
  const unit = unitWords(control.unit)

  function take() {
    if (current === null || current.typed.trim() === text) return setDraft(null)
    const read = readTyped(current.typed, typedUnitOf(control))
    const problem = "problem" in read ? read.problem : whyNot(control, read.ok)
    if (problem !== null || "problem" in read) return setDraft({ ...current, problem })
    setDraft(null)
    onValue(read.ok)
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Enter") take()
    if (event.key === "Escape") setDraft(null)
  }

  return (
    <div className="lab-field">
      <span className="lab-field-box">
        <input
          type="text"
          className="lab-field-input"
          aria-label={unit ? `${control.label}, ${unit}` : control.label}
          aria-invalid={current?.problem ? true : undefined}
          aria-describedby={current?.problem ? id : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={current?.typed ?? text}
          onChange={({ target }) => setDraft({ typed: target.value, over: text, problem: null })}
          onKeyDown={press}
          onBlur={take}
        />
        {unit && (
          <span className="lab-field-unit" aria-hidden="true">
            {unit}
          </span>
        )}
      </span>
      <p id={id} role="status" className={current?.problem ? "lab-problem" : "sr-only"}>
        {current?.problem && (
          <>
            {current.problem} {text !== "" && `Until then ${text} counts.`}
          </>
        )}
      </p>
    </div>
  )
}
