import { ClaimMarks } from "@/components/claims/claim-marks"
import { SourceLine } from "@/components/claims/source-line"
import type { DesignationView } from "@/lib/contracts/claim"
import { datedWords } from "@/lib/format"
import { designationStatusLabels } from "@/lib/labels"

/** Government lists the firm stands on or was proposed for. */
export function Designations({ designations }: { designations: readonly DesignationView[] }) {
  return (
    <ul className="divide-y border-y">
      {designations.map((designation) => (
        <li
          key={designation.id}
          id={designation.id}
          className="grid gap-x-8 gap-y-1 py-2 md:grid-cols-[11rem_1fr]"
        >
          <div>
            <p>{datedWords(designation.eventOn ?? designation.source.publishedOn)}</p>
            <p className="text-13 text-muted">
              {designation.list}: {designationStatusLabels[designation.status]}
            </p>
          </div>
          <div>
            <p className="max-w-prose">
              <ClaimMarks claim={designation} />
              {designation.text}
            </p>
            <SourceLine claim={designation} />
          </div>
        </li>
      ))}
    </ul>
  )
}
