const box = "block w-full rounded-2 border bg-raised px-2 py-1.5 text-15 text-ink placeholder:text-muted"

export type FieldSpec = {
  name: string
  label: string
  /** What it means, under the box. */
  hint?: string
  type?: "text" | "email" | "password"
  autoComplete?: string
  inputMode?: "numeric" | "text"
  maxLength?: number
  value?: string
  isReadOnly?: boolean
  /** May be left blank; otherwise the browser asks for it too. */
  isOptional?: boolean
  /** Makes it a list to choose from. */
  choices?: readonly { value: string; label: string }[]
}

/** A line of text or a choice: its label, its hint, and what is wrong with it. `id` tells apart forms on one page. */
export function TextField({
  id,
  problem,
  ...field
}: FieldSpec & { id: string; problem?: string | undefined }) {
  const { name, label, hint, type = "text", value, choices, isReadOnly = false } = field
  const ids = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ")
  const tone = problem ? "border-denied" : isReadOnly ? "border-hairline bg-wash" : "border-muted"
  const shared = {
    id,
    name,
    defaultValue: value,
    required: !field.isOptional,
    "aria-describedby": ids === "" ? undefined : ids,
    "aria-invalid": problem ? (true as const) : undefined,
    className: `${box} ${tone}`,
  }
  return (
    <div>
      <label htmlFor={id} className="block text-13 font-medium">
        {label}
      </label>
      {choices ? (
        <select {...shared}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={type}
          autoComplete={field.autoComplete ?? "off"}
          inputMode={field.inputMode}
          maxLength={field.maxLength}
          readOnly={isReadOnly}
          spellCheck={false}
          autoCapitalize="none"
        />
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-0.5 text-13 text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="mt-0.5 text-13 text-denied">
          {problem}
        </p>
      )}
    </div>
  )
}
