import type { FormField } from "@/lib/forms/form"

/** A box to tick, or one for each of several choices. */
export function TickBoxes({
  field,
  text,
  described,
}: {
  field: FormField
  text: string
  described: {
    id: string
    name: string
    "aria-describedby": string | undefined
    "aria-invalid": true | undefined
  }
}) {
  const { id, name, "aria-describedby": describedBy, "aria-invalid": invalid } = described
  if (field.input === "flag") {
    return (
      <label className="flex items-baseline gap-2 text-15">
        <input
          type="checkbox"
          id={id}
          name={name}
          value="yes"
          defaultChecked={text === "yes"}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
        {field.label}
      </label>
    )
  }
  const chosen = new Set(text.split("\n"))
  return (
    <fieldset aria-describedby={describedBy} aria-invalid={invalid}>
      <legend className="text-13 font-medium">{field.label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {(field.choices ?? []).map(({ value, label }, index) => (
          <label key={value} className="flex items-baseline gap-1.5 text-15">
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              name={name}
              value={value}
              defaultChecked={chosen.has(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
