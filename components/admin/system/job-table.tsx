import { Moment } from "@/components/admin/ui/moment"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { JobRow } from "@/lib/contracts/system"
import { jobStateWords } from "@/lib/system-words"

/** Work in the background, newest first. */
export function JobTable({ jobs }: { jobs: readonly JobRow[] }) {
  return (
    <ScrollTable caption="Work in the background, newest first">
      <thead>
        <tr>
          <th scope="col">Begun</th>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col">Data version</th>
          <th scope="col">State</th>
          <th scope="col">Ended</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <th scope="row">
              <Moment at={job.startedAt} />
            </th>
            <td className="whitespace-nowrap">{job.kind.replaceAll("-", " ")}</td>
            <td className="whitespace-nowrap">{job.subject ?? "everything"}</td>
            <td data-numeric>{job.dataVersion ?? "any"}</td>
            <td
              className={`whitespace-nowrap ${job.error === null && job.failed === 0 ? "" : "font-medium text-denied"}`}
            >
              {jobStateWords(job)}
            </td>
            <td>{job.endedAt === null ? "not yet" : <Moment at={job.endedAt} />}</td>
            <td className={job.error === null ? "" : "min-w-64"}>{job.error}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
