import type { FormField } from "@/lib/forms/form"

const style = "block w-full rounded-2 border bg-raised px-2 py-1 text-15 text-ink placeholder:text-muted"

type Described = {
  id: string
  name: string
  "aria-describedby": string | undefined
  "aria-invalid": true | undefined
  "aria-required": true | undefined
}

/** The box that a field is typed into. It keeps what is typed itself: `text` is what it begins with. */
export function FieldBox({
  field,
  text,
  described,
  hasProblem,
  isReadOnly,
}: {
  field: FormField
  text: string
  described: Described
  hasProblem: boolean
  isReadOnly: boolean
}) {
  const className = `${style} ${hasProblem ? "border-denied" : isReadOnly ? "border-hairline bg-wash" : "border-muted"}`
  switch (field.input) {
    case "line":
      return (
        <input
          {...described}
          className={className}
          defaultValue={text}
          autoComplete="off"
          readOnly={isReadOnly}
          list={field.refersTo && `known-${field.refersTo}`}
        />
      )
    case "paragraph":
    case "lines":
    case "code":
      return (
        <textarea
          {...described}
          className={`${className} field-sizing-content max-h-96 ${field.input === "code" ? "font-mono text-13" : ""}`}
          defaultValue={text}
          readOnly={isReadOnly}
          rows={Math.min(12, Math.max(field.input === "lines" ? 1 : 2, text.split("\n").length))}
          spellCheck={field.input === "paragraph"}
        />
      )
    case "choice":
      return <ChoiceBox field={field} text={text} described={described} className={className} />
    case "choices":
    case "flag":
      return null
  }
}

function ChoiceBox({
  field: { choices = [], isRequired },
  text,
  described,
  className,
}: {
  field: FormField
  text: string
  described: Described
  className: string
}) {
  const isListed = choices.some(({ value }) => value === text)
  const hasEmpty = choices.some(({ value }) => value === "")
  return (
    <select {...described} className={className} defaultValue={text}>
      {!hasEmpty && (!isRequired || text === "") && (
        <option value="">{isRequired ? "choose …" : "not said"}</option>
      )}
      {!isListed && text !== "" && <option value={text}>{text}</option>}
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
