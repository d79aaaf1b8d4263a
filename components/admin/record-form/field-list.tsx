import type { FormField } from "@/lib/forms/form"
import { Disclosure } from "@/components/ui/disclosure"
import { FieldView } from "./field-view"

/** What the fields of a form share: their texts, how they were understood, what is wrong. */
export type FieldFacts = {
  /** What the boxes begin with, by name. */
  begin: Readonly<Record<string, string>>
  /** What stands in them now. */
  typed: Readonly<Record<string, string>>
  understood: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string | undefined>>
}

/** Fields in two columns where there is room; those that are seldom needed are folded. */
export function FieldList({
  fields,
  nameOf,
  facts,
  isNew,
}: {
  fields: readonly FormField[]
  nameOf(key: string): string
  facts: FieldFacts
  /** They belong to a record or report that is not saved yet. */
  isNew: boolean
}) {
  const often = fields.filter(({ isSeldom }) => !isSeldom)
  const seldom = fields.filter(({ isSeldom }) => isSeldom)
  const filled = seldom.filter(({ key }) => (facts.begin[nameOf(key)] ?? "") !== "").length
  const draw = (list: readonly FormField[]) => (
    <div className="grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-2">
      {list.map((field) => {
        const name = nameOf(field.key)
        return (
          <FieldView
            key={name}
            name={name}
            field={field}
            text={facts.begin[name] ?? ""}
            typed={facts.typed[name] ?? ""}
            understood={facts.understood[name]}
            problem={facts.problems[name]}
            isNew={isNew}
          />
        )
      })}
    </div>
  )
  return (
    <>
      {often.length > 0 && draw(often)}
      {seldom.length > 0 && (
        <Disclosure
          className="mt-3 text-15"
          summary={`Seldom needed: ${seldom.length} ${seldom.length === 1 ? "field" : "fields"}${filled > 0 ? `, ${filled} filled in` : ""}`}
          isOpen={seldom.some(({ key }) => facts.problems[nameOf(key)] !== undefined) || undefined}
        >
          {draw(seldom)}
        </Disclosure>
      )}
    </>
  )
}
