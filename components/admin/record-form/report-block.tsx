import type { FormField, Names } from "@/lib/forms/form"
import { reportFieldName } from "@/lib/forms/names"
import { FieldList, type FieldFacts } from "./field-list"

export type ReportAct = "move-up" | "move-down" | "remove-report"

/** One report of an order, folded under its source and what it says; its headline stays while one reads it. */
export function ReportBlock({
  reportKey,
  place,
  count,
  fields,
  facts,
  names,
  isOpen,
  onAct,
}: {
  reportKey: string
  place: number
  count: number
  fields: readonly FormField[]
  facts: FieldFacts
  names: Names
  isOpen: boolean
  onAct(act: ReportAct, key: string): void
}) {
  const nameOf = (key: string) => reportFieldName(reportKey, key)
  const hasProblem = fields.some(({ key }) => facts.problems[nameOf(key)] !== undefined)
  const act = (what: ReportAct, label: string) => (
    <button
      type="submit"
      name="do"
      value={`${what}:${reportKey}`}
      className="underline decoration-muted underline-offset-2"
      onClick={(event) => {
        event.preventDefault()
        onAct(what, reportKey)
      }}
    >
      {label}
    </button>
  )
  return (
    <details className="report-block border-b border-hairline" open={isOpen || hasProblem || undefined}>
      <summary className="sticky top-0 z-1 bg-paper py-2 text-15">
        <span className="font-medium">Report {place + 1}</span>
        <span className="text-muted"> {reportTitle(reportKey, fields, facts, names)}</span>
        {hasProblem && <span className="text-denied"> · something to mend</span>}
      </summary>
      <div className="pb-4">
        <FieldList fields={fields} nameOf={nameOf} facts={facts} isNew={reportKey.startsWith("new-")} />
        <p className="mt-3 flex flex-wrap gap-x-4 text-13">
          {place > 0 && act("move-up", "Move up")}
          {place < count - 1 && act("move-down", "Move down")}
          {act("remove-report", "Remove this report")}
        </p>
      </div>
    </details>
  )
}

/** "The Information, about 100,000 chips" */
export function reportTitle(
  reportKey: string,
  fields: readonly FormField[],
  { typed, understood }: Pick<FieldFacts, "typed" | "understood">,
  names: Names,
): string {
  const source = fields.find(({ refersTo, input }) => refersTo === "source" && input === "line")
  const typedSource = source ? (typed[reportFieldName(reportKey, source.key)] ?? "") : ""
  const called = names.source.find(({ id }) => id === typedSource)?.names[0] ?? typedSource
  const figure = fields.find(({ key }) => key === "quantity")
  const name = figure ? reportFieldName(reportKey, figure.key) : ""
  const quantity = understood[name] ?? typed[name] ?? ""
  const words = [called, quantity].filter((word) => word !== "").join(", ")
  return words === "" ? "not yet filled in" : words
}
