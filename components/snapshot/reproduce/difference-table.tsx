import { DataTable } from "@/components/ui/data-table"
import type { RunResult } from "@/lib/charts/verify/comparison-words"
import { differenceTable } from "@/lib/charts/verify/difference-table"

/** The numbers that a second run gave otherwise, the furthest first; nothing where all are equal. */
export function DifferenceTable({ results }: { results: readonly RunResult[] }) {
  const table = differenceTable(results)
  return (
    table && (
      <div className="mt-3 text-13 [&_table]:min-w-[36rem]!">
        <DataTable table={table} />
      </div>
    )
  )
}
