import type { FormState } from "@/lib/forms/form-state"
import { fieldHref } from "./field-id"
import { ChangeTable } from "./change-table"

/** What somebody else saved in the meantime: what was taken over, and what has to be chosen. */
export function ConflictPanel({
  conflict,
  choices,
  onChoose,
}: {
  conflict: NonNullable<FormState["conflict"]>
  choices: FormState["choices"]
  /** With JavaScript the chosen text goes into its field at once. */
  onChoose(name: string, text: string): void
}) {
  const { taken, fields } = conflict
  return (
    <section aria-labelledby="conflict-head" className="mt-6 border-t border-denied pt-2">
      <h2 id="conflict-head" className="text-21">
        Somebody saved this first
      </h2>
      <p className="mt-1 max-w-prose text-15">
        Nothing that you typed is lost.{" "}
        {fields.length === 0
          ? "Your changes and theirs stand side by side below; review them together, then save."
          : "Where both of you changed the same field, choose whose text goes on, or write another one there."}
      </p>
      <input type="hidden" name="edit.conflict" value={JSON.stringify(conflict)} />
      {taken.length > 0 && (
        <div className="mt-3">
          <ChangeTable
            caption="Their changes, taken over"
            changes={taken.map(({ began, theirs, ...rest }) => ({ ...rest, before: began, after: theirs }))}
            columns={["You began with", "Theirs"]}
          />
        </div>
      )}
      {fields.map(({ name, label, began, theirs, yours }) => (
        <fieldset key={name} className="mt-4 min-w-0">
          <legend className="text-15 font-medium">
            <a href={fieldHref(name)}>{label}</a>
          </legend>
          <div className="mt-1 grid grid-cols-1 gap-x-6 gap-y-2 text-15 sm:grid-cols-3">
            <Side title="You began with" text={began} />
            {(
              [
                ["theirs", theirs],
                ["yours", yours],
              ] as const
            ).map(([side, text]) => (
              <div key={side}>
                <label className="flex items-baseline gap-1.5 text-13">
                  <input
                    type="radio"
                    name={`edit.choice/${name}`}
                    value={side}
                    defaultChecked={choices[name] === side}
                    onChange={() => onChoose(name, text)}
                  />
                  {side === "theirs" ? "Theirs" : "Yours"}
                </label>
                <Text text={text} />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  )
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <p className="text-13 text-muted">{title}</p>
      <Text text={text} />
    </div>
  )
}

function Text({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-line">{text === "" ? <span className="text-muted">nothing</span> : text}</p>
  )
}
