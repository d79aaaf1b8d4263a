import { Figures } from "@/components/ui/figures"
import { ScrollTable } from "@/components/ui/scroll-table"
import { Section } from "@/components/ui/section"
import { cellWords } from "@/lib/charts/cell-words"
import type { ChangedRow } from "@/lib/charts/document-changes"

/** Beyond this nobody reads on, and the files have them all. */
const most = 100

/** The rows of a chart's figures that changed, came or went. */
export function ChangedRows({ rows }: { rows: readonly ChangedRow[] }) {
  if (rows.length === 0) return null
  const count = (kind: ChangedRow["kind"]) => rows.filter((row) => row.kind === kind).length
  const lead = [
    [count("changed"), "changed"],
    [count("new"), "new"],
    [count("gone"), "no longer there"],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(", ")
  return (
    <Section
      id="rows"
      title="Row by row"
      lead={`${lead}.${rows.length > most ? ` The first ${most} stand here; the CSV files hold all.` : ""}`}
    >
      <ScrollTable caption="Rows that differ" className="max-h-[36rem]">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">Frozen</th>
            <th scope="col">Today</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).flatMap((row) => {
            if (row.kind !== "changed") {
              const [before, after] = row.kind === "new" ? ["not there", "new"] : ["there", "no longer there"]
              return (
                <tr key={`${row.kind} ${row.name}`}>
                  <th scope="row" className="min-w-32 max-w-72">
                    {row.name}
                  </th>
                  <td>the whole row</td>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              )
            }
            return row.cells.map(({ column, unit, before, after }, index) => (
              <tr key={`${row.name} ${column} ${index}`}>
                <th scope="row" className="min-w-32 max-w-72">
                  {row.name}
                </th>
                <td>{column}</td>
                <td>
                  <Figures>{cellWords(before, unit)}</Figures>
                </td>
                <td>
                  <Figures>{cellWords(after, unit)}</Figures>
                </td>
              </tr>
            ))
          })}
        </tbody>
      </ScrollTable>
    </Section>
  )
}
