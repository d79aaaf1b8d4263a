import type { FormField, FormGroup, Names } from "@/lib/forms/form"

/** What a field that names another record offers while it is typed into. One list for each kind that is named. */
export function SuggestionLists({ groups, names }: { groups: readonly FormGroup[]; names: Names }) {
  const targets = new Set(
    groups.flatMap(({ fields }) =>
      fields.flatMap(({ input, refersTo }) => (input === "line" && refersTo ? [refersTo] : [])),
    ),
  )
  return [...targets].map((target: NonNullable<FormField["refersTo"]>) => (
    <datalist key={target} id={`known-${target}`}>
      {names[target].map(({ id, names: called }) => (
        <option key={id} value={id}>
          {called.slice(0, 2).join(" · ")}
        </option>
      ))}
    </datalist>
  ))
}
