import { ScrollTable } from "@/components/ui/scroll-table"

/** Field by field, what stood there and what comes. */
export function ChangeTable({
  caption,
  changes,
  columns,
}: {
  caption: string
  changes: readonly { name: string; label: string; before: string | null; after: string | null }[]
  columns: readonly [string, string]
}) {
  return (
    <ScrollTable caption={caption} className="change-table">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{columns[0]}</th>
          <th scope="col">{columns[1]}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, label, before, after }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td className="whitespace-pre-line">{before ?? <span className="text-muted">nothing</span>}</td>
            <td className="whitespace-pre-line">{after ?? <span className="text-muted">nothing</span>}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
