import type { BoardRow } from "@/lib/contracts/board"
import { companyKindLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Firms without an estimate: they rent, or the record lacks what is named here. Unknown is not zero. */
export function WithoutNumber({ rows }: { rows: readonly BoardRow[] }) {
  return (
    <ul className="grid gap-x-8 text-13 sm:grid-cols-2 lg:grid-cols-3">
      {rows.map((row) => (
        <li key={row.slug} className="border-b py-2">
          <a href={routes.company(row.slug)} className="text-15">
            {row.name}
          </a>{" "}
          {row.nameZh && (
            <span lang="zh-Hans" className="text-muted">
              {row.nameZh}
            </span>
          )}
          <span className="block text-muted">
            {companyKindLabels[row.kind]}. {row.rentsCompute ? "Rents its compute." : missingWords(row)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function missingWords({ missing }: BoardRow): string {
  return missing.length > 0 ? `Missing: ${missing.join("; ").replace(/\.$/, "")}.` : "Not enough evidence."
}
