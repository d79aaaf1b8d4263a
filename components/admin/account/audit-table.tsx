import { Moment } from "@/components/admin/ui/moment"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { AuditRow } from "@/lib/contracts/account"

/** Lines of the audit, newest first. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <ScrollTable caption="Audit, newest first">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Outcome</th>
          <th scope="col">From</th>
          <th scope="col">Detail</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, who, action, outcome, address, detail }) => (
          <tr key={id}>
            <th scope="row">
              <Moment at={at} />
            </th>
            <td>{who}</td>
            <td className="whitespace-nowrap">{action.replaceAll("-", " ")}</td>
            <td className={outcome === "done" ? "" : "font-medium text-denied"}>{outcome}</td>
            <td className="whitespace-nowrap">{address ?? "this machine"}</td>
            <td>{detail}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
