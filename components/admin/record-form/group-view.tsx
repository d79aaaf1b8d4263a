import type { FormGroup, Names } from "@/lib/forms/form"
import { Disclosure } from "@/components/ui/disclosure"
import { FieldList, type FieldFacts } from "./field-list"
import { ReportBlock, type ReportAct } from "./report-block"

/** A form's section. One whose fields are all seldom needed is folded; one that repeats holds a block for each report. */
export function GroupView({
  group,
  facts,
  names,
  isNew,
  reports,
  openReports,
  onAct,
  onAdd,
}: {
  group: FormGroup
  facts: FieldFacts
  names: Names
  isNew: boolean
  /** Keys of the reports, in order. */
  reports: readonly string[]
  openReports: ReadonlySet<string>
  onAct(act: ReportAct, key: string): void
  onAdd(): void
}) {
  const { title, lead, fields, repeats } = group
  const isFolded = !repeats && fields.every(({ isSeldom }) => isSeldom)
  const nameOf = (key: string) => key
  if (isFolded) {
    const hasProblem = fields.some(({ key }) => facts.problems[key] !== undefined)
    return (
      <section className="mt-6 border-t border-hairline pt-2">
        <Disclosure
          summary={<span className="font-serif text-17 font-semibold">{title}</span>}
          isOpen={hasProblem || undefined}
        >
          {lead && <p className="mb-3 max-w-prose text-15 text-muted">{lead}</p>}
          <FieldList
            fields={fields.map((field) => ({ ...field, isSeldom: false }))}
            nameOf={nameOf}
            facts={facts}
            isNew={isNew}
          />
        </Disclosure>
      </section>
    )
  }
  return (
    <section className="mt-6 border-t border-hairline pt-2">
      <h2 className="text-21">{title}</h2>
      {lead && <p className="mt-0.5 max-w-prose text-15 text-muted">{lead}</p>}
      <div className="mt-3">
        {repeats ? (
          <>
            {reports.map((key, place) => (
              <ReportBlock
                key={key}
                reportKey={key}
                place={place}
                count={reports.length}
                fields={fields}
                facts={facts}
                names={names}
                isOpen={openReports.has(key)}
                onAct={onAct}
              />
            ))}
            <p className="mt-3 text-15">
              <button
                type="submit"
                name="do"
                value="add-report"
                aria-keyshortcuts="Alt+R"
                className="rounded-2 border border-ink px-3 py-1"
                onClick={(event) => {
                  event.preventDefault()
                  onAdd()
                }}
              >
                Add {reports.length === 0 ? "a" : "another"} {repeats.one}
              </button>{" "}
              <span className="text-13 text-muted">
                Alt+R{reports.length > 0 && "; Alt+J and Alt+K lead to the next figure and the one before"}
              </span>
            </p>
          </>
        ) : (
          <FieldList fields={fields} nameOf={nameOf} facts={facts} isNew={isNew} />
        )}
      </div>
    </section>
  )
}
