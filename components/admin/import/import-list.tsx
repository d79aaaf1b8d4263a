import { ScrollTable } from "@/components/ui/scroll-table"
import type { ImportJobView, ImportState } from "@/lib/contracts/import"
import { kindWords } from "@/lib/forms/kind-words"
import type { EditableKind } from "@/lib/forms/form"
import { countWords } from "@/lib/format"
import { routes } from "@/lib/routes"

const stateWords: Record<ImportState, string> = {
  uploaded: "uploaded, not yet previewed",
  planning: "is being previewed",
  planned: "previewed, not applied",
  applying: "is being applied",
  applied: "applied",
  failed: "refused",
}

/** Files that were uploaded, with what has become of them. */
export function ImportList({ imports }: { imports: readonly ImportJobView[] }) {
  return (
    <ScrollTable caption="Uploaded files, the newest first">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Rows</th>
          <th scope="col">State</th>
          <th scope="col">By</th>
          <th scope="col">Uploaded (UTC)</th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, fileName, kind, total, state, userName, createdAt, dataVersion }) => (
          <tr key={id}>
            <th scope="row">
              <a href={routes.admin.import(id)}>{fileName}</a>
            </th>
            <td>
              {total > 0 ? `${countWords(total)} ${total === 1 ? "row" : "rows"} of ` : ""}
              {kindWords[kind as EditableKind].many}
            </td>
            <td>
              {stateWords[state]}
              {dataVersion !== null && (
                <>
                  {" as "}
                  <a href={routes.admin.dataVersion(dataVersion)}>data version {dataVersion}</a>
                </>
              )}
            </td>
            <td>{userName}</td>
            <td>{createdAt.slice(0, 16).replace("T", " ")}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
