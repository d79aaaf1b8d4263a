import { specQuery } from "@/lib/charts/spec-query"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"

/** Freezes a chart without JavaScript: sent, it leads to the frozen one. */
export function FreezeForm({ spec }: { spec: ChartSpec }) {
  const settings = [...new URLSearchParams(specQuery(spec))]
  return (
    <form method="post" action={routes.apiSnapshots()}>
      <input type="hidden" name="chart" value={spec.chart} />
      {settings.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper hover:bg-transparent hover:text-ink"
      >
        Freeze it
      </button>
    </form>
  )
}
