import type { EvidenceLine } from "@/lib/contracts/history"
import { routes } from "@/lib/routes"

/** On what each changed figure rests, as its editor said when saving. */
export function EvidenceList({
  evidence,
  labels,
}: {
  evidence: readonly EvidenceLine[]
  /** What people call a field, by its name. */
  labels: Readonly<Record<string, string>>
}) {
  return (
    <ul className="space-y-1">
      {evidence.map(({ field, sources, how }) => (
        <li key={field}>
          {labels[field] ?? field}: {how === "new reference" ? "a new reference" : "confirmed again"}
          {sources.map(({ id, title }, index) => (
            <span key={id}>
              {index === 0 ? " in " : ", "}
              <a href={routes.source(id)}>{title}</a>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
