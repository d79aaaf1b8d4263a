import { routes } from "@/lib/routes"
import type { FormField } from "@/lib/forms/form"
import { FieldBox } from "./field-box"
import { fieldId } from "./field-id"
import { TickBoxes } from "./tick-boxes"

/** A field: its label, its box, what it means, how it was understood, what is wrong with it. */
export function FieldView({
  name,
  field,
  text,
  typed,
  understood,
  problem,
  isNew,
}: {
  name: string
  field: FormField
  /** What the box begins with. */
  text: string
  /** What stands in it now, where that is known. */
  typed: string
  understood: string | undefined
  problem: string | undefined
  /** The record or report is not saved yet: what is fixed afterwards can still be written. */
  isNew: boolean
}) {
  const id = fieldId(name)
  const ids = [
    field.hint && `${id}-hint`,
    understood && `${id}-understood`,
    problem && `${id}-problem`,
  ].filter(Boolean)
  const described = {
    id,
    name,
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": problem ? (true as const) : undefined,
    "aria-required": field.isRequired ? (true as const) : undefined,
  }
  const isTicked = field.input === "flag" || field.input === "choices"
  return (
    <div className={isWide(field) ? "sm:col-span-2" : ""}>
      {isTicked ? (
        <TickBoxes field={field} text={text} described={described} />
      ) : (
        <>
          <label htmlFor={id} className="block text-13 font-medium">
            {field.label}
            {field.isRequired && <span className="font-normal text-muted"> (needed)</span>}
          </label>
          <FieldBox
            field={field}
            text={text}
            described={described}
            hasProblem={problem !== undefined}
            isReadOnly={field.isFixed === true && !isNew}
          />
        </>
      )}
      {field.hint && (
        <p id={`${id}-hint`} className="mt-0.5 max-w-prose text-13 text-muted">
          {field.hint}
        </p>
      )}
      {understood && (
        <p id={`${id}-understood`} className="mt-0.5 text-13">
          Understood as: {understood}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="mt-0.5 text-13 text-denied">
          {problem}{" "}
          {field.refersTo === "source" && /^https?:\/\//i.test(typed.trim()) && (
            <a href={routes.admin.newRecord("sources", { url: typed.trim() })} target="_blank" rel="noopener">
              Add this source
            </a>
          )}
        </p>
      )}
    </div>
  )
}

function isWide({ input }: FormField): boolean {
  return input === "paragraph" || input === "code" || input === "choices"
}
