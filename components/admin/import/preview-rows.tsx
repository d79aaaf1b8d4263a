import { ScrollTable } from "@/components/ui/scroll-table"
import { Tag } from "@/components/ui/tag"
import type { ImportRowView } from "@/lib/contracts/import"
import type { EditableKind } from "@/lib/forms/form"
import { pathOfKind } from "@/lib/forms/kind-words"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { outcomeWords } from "./preview-summary"

/** Row by row what the file would do, or did. */
export function PreviewRows({ kind, rows }: { kind: EditableKind; rows: readonly ImportRowView[] }) {
  return (
    <ScrollTable caption="Rows of the file">
      <thead>
        <tr>
          <th scope="col" data-numeric>
            Row
          </th>
          <th scope="col">Outcome</th>
          <th scope="col">Record</th>
          <th scope="col">Why, or what changes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, outcome, recordId, detail }) => (
          <tr key={row}>
            <th scope="row" data-numeric>
              {countWords(row)}
            </th>
            <td>
              <Tag tone={outcome === "refused" ? "caution" : outcome === "unchanged" ? "plain" : "strong"}>
                {outcomeWords[outcome]}
              </Tag>
            </td>
            <td>
              <RecordName kind={kind} outcome={outcome} id={recordId} />
            </td>
            <td className="min-w-64 whitespace-pre-line">{detail ?? wordsOf(outcome)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function RecordName(props: { kind: EditableKind; outcome: ImportRowView["outcome"]; id: string | null }) {
  const { kind, outcome, id } = props
  if (id === null) return "not named"
  // A record that is yet to be created has no page.
  if (outcome === "create" || outcome === "refused") return id
  return <a href={routes.admin.record(pathOfKind(kind), id)}>{id}</a>
}

function wordsOf(outcome: ImportRowView["outcome"]): string {
  if (outcome === "create") return "a new record"
  return outcome === "unchanged" ? "as it stands already" : "a part that has no field of its own"
}
