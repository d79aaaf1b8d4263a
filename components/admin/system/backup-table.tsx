import { Moment } from "@/components/admin/ui/moment"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { BackupRow } from "@/lib/contracts/system"
import { backupStateWords, bytesWords } from "@/lib/system-words"

/** Backups and exports of the whole data set, newest first. */
export function BackupTable({ backups }: { backups: readonly BackupRow[] }) {
  return (
    <ScrollTable caption="Backups and exports, newest first">
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">What</th>
          <th scope="col">State</th>
          <th scope="col">File</th>
          <th scope="col">Size</th>
          <th scope="col">Data version</th>
          <th scope="col">SHA-256</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.id}>
            <th scope="row">
              <Moment at={backup.startedAt} />
            </th>
            <td>{backup.kind}</td>
            <td className={`whitespace-nowrap ${backup.error === null ? "" : "font-medium text-denied"}`}>
              {backupStateWords(backup)}
            </td>
            <td>
              <code className="text-13 whitespace-nowrap">{backup.place}</code>
            </td>
            <td data-numeric>{backup.bytes === null ? "unknown" : bytesWords(backup.bytes)}</td>
            <td data-numeric>{backup.dataVersion ?? "unknown"}</td>
            <td>
              <code className="text-13">{backup.sha256?.slice(0, 12) ?? "unknown"}</code>
            </td>
            <td className={backup.error === null ? "" : "min-w-64"}>{backup.error}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
