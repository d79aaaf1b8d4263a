import { Moment } from "@/components/admin/ui/moment"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { InstanceRow } from "@/lib/contracts/system"

/** Servers and workers on this database, the one seen last first. */
export function InstanceTable({ instances }: { instances: readonly InstanceRow[] }) {
  return (
    <ScrollTable caption="Instances, seen last first">
      <thead>
        <tr>
          <th scope="col">Where</th>
          <th scope="col">State</th>
          <th scope="col">Role</th>
          <th scope="col">Shows version</th>
          <th scope="col">Build</th>
          <th scope="col">Engine</th>
          <th scope="col">Started</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <tr key={instance.id}>
            <th scope="row" className="whitespace-nowrap">
              {instance.host}, process {instance.pid}
              {instance.isThisOne && <span className="font-normal text-muted"> (made this page)</span>}
            </th>
            <td className={instance.isHere ? "" : "font-medium whitespace-nowrap text-denied"}>
              {instance.isHere ? (
                "running"
              ) : (
                <>
                  not seen since <Moment at={instance.seenAt} />
                </>
              )}
            </td>
            <td>{instance.role}</td>
            <td data-numeric>{instance.dataVersion ?? "none yet"}</td>
            <td>
              <code className="text-13">{instance.build}</code>
            </td>
            <td>{instance.engine}</td>
            <td>
              <Moment at={instance.startedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
