import type { ReactNode } from "react"

const boxStyle = "block w-full rounded-2 border bg-raised px-2 py-1.5 text-15 text-ink placeholder:text-muted"

type FieldProps = {
  name: string
  label: string
  hint?: string
  /** What is wrong and how to mend it. */
  problem?: string
}

/** A field of the form: its label, what it means, and what is wrong with it. */
function Field({ name, label, hint, problem, children }: FieldProps & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={name} className="block text-13 font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${name}-hint`} className="mt-0.5 text-13 text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} className="mt-0.5 text-13 text-denied">
          {problem}
        </p>
      )}
    </div>
  )
}

/** What describes a box, and whether it is filled in wrongly, for those who hear the form. */
function described({ name, hint, problem }: FieldProps) {
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ")
  return {
    id: name,
    name,
    "aria-describedby": ids === "" ? undefined : ids,
    "aria-invalid": problem ? (true as const) : undefined,
    className: `${boxStyle} ${problem ? "border-denied" : "border-muted"}`,
  }
}

/** A line of text. `stands` is what counts while it is blank. */
export function TextField(
  props: FieldProps & {
    typed: string | undefined
    stands?: string
    type?: "text" | "date"
    min?: string
    max?: string
  },
) {
  const { typed, stands, type = "text", min, max } = props
  return (
    <Field {...props}>
      <input
        {...described(props)}
        type={type}
        inputMode={type === "text" ? "decimal" : undefined}
        autoComplete="off"
        defaultValue={typed ?? ""}
        placeholder={stands}
        min={min}
        max={max}
      />
    </Field>
  )
}

export type Choice = { value: string; label: string }

/** A choice from a list, in groups where it is long. A value that is on no list stays in view. */
export function ChoiceField(
  props: FieldProps & {
    chosen: string | undefined
    choices: readonly Choice[]
    groups?: readonly { label: string; choices: readonly Choice[] }[]
  },
) {
  const { chosen = "", choices, groups = [] } = props
  const isKnown = [...choices, ...groups.flatMap((group) => group.choices)].some(
    ({ value }) => value === chosen,
  )
  return (
    <Field {...props}>
      <select {...described(props)} defaultValue={chosen}>
        {!isKnown && <option value={chosen}>{chosen}</option>}
        {choices.map(toOption)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.choices.map(toOption)}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

function toOption({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
