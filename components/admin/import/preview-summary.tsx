import type { ImportOutcome, ImportSummary } from "@/lib/contracts/import"
import { importOutcomes } from "@/lib/contracts/import"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ChoiceLinks } from "@/components/ui/choice-links"

/** What each outcome is called. */
export const outcomeWords: Record<ImportOutcome, string> = {
  refused: "refused",
  create: "create",
  change: "change",
  unchanged: "unchanged",
}

/** What a preview found: a sentence, what forbids the whole, and links to the rows of each outcome. */
export function PreviewSummary({
  id,
  summary,
  isDone,
  shown,
}: {
  id: string
  summary: ImportSummary
  /** The file was applied: this is what it did. */
  isDone: boolean
  shown: ImportOutcome | null
}) {
  const { rows, faults } = summary
  const all = rows.refused + rows.create + rows.change + rows.unchanged
  return (
    <>
      <p className="max-w-prose">{sentence(summary, isDone)}</p>
      {faults.length > 0 && (
        <div role="alert" className="mt-4 max-w-prose border-l-2 border-denied pl-3">
          <p>Nothing of this file can be applied:</p>
          <ul className="mt-1 space-y-1">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="mt-4">
        <ChoiceLinks
          label="Rows"
          current={shown ?? "all"}
          options={[
            { value: "all", name: `all ${countWords(all)}`, href: routes.admin.import(id) },
            ...importOutcomes.map((outcome) => ({
              value: outcome,
              name: `${outcomeWords[outcome]} ${countWords(rows[outcome])}`,
              href: routes.admin.import(id, { show: outcome }),
            })),
          ]}
        />
      </div>
    </>
  )
}

function sentence({ rows }: ImportSummary, isDone: boolean): string {
  const counted = (count: number, would: string, did: string) =>
    count > 0 ? [`${countWords(count)} ${count === 1 ? "row" : "rows"} ${isDone ? did : would}`] : []
  const parts = [
    ...counted(rows.create, "would create something", "created something"),
    ...counted(rows.change, "would change something", "changed something"),
    ...counted(rows.unchanged, "would change nothing", "changed nothing"),
    ...counted(rows.refused, rows.refused === 1 ? "is refused" : "are refused", "left out"),
  ]
  return `${parts.join(", ")}.${isDone ? "" : " Nothing is saved yet."}`
}
