import { ScrollTable } from "@/components/ui/scroll-table"
import type { SettingRow } from "@/lib/contracts/system"

/** Settings of the instance that made the page. What opens something is shown as set, never as what. */
export function SettingTable({ settings }: { settings: readonly SettingRow[] }) {
  return (
    <ScrollTable caption="Settings in force">
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Value</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {settings.map(({ name, value, isHidden, isDefault }) => (
          <tr key={name}>
            <th scope="row">
              <code className="text-13">{name}</code>
            </th>
            <td className="whitespace-nowrap">
              {isHidden ? (
                <span className="text-muted">set, and not shown</span>
              ) : value === null ? (
                <span className="text-muted">not set</span>
              ) : (
                <code className="text-13">{value}</code>
              )}
            </td>
            <td>{isDefault ? "default" : "environment"}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
