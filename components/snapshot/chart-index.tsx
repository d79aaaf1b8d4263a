import { chartCatalogue, type ChartEntry } from "@/lib/charts/chart-catalogue"
import { routes } from "@/lib/routes"
import { ChartSettings } from "./chart-settings"

/** Every chart: what it shows, an example, and what can be chosen. */
export function ChartIndex() {
  return (
    <ul className="mt-8 border-t border-ink">
      {chartCatalogue.map((entry) => (
        <li
          key={entry.name}
          id={entry.name}
          className="grid gap-x-12 gap-y-1 border-b border-hairline py-3 md:grid-cols-2"
        >
          <div>
            <h2 className="text-21">
              <a href={exampleOf(entry)}>{entry.title}</a>
            </h2>
            <p className="mt-1 max-w-prose text-15">{entry.shows}</p>
          </div>
          <div className="min-w-0">
            <p className="text-13 break-words text-muted">{exampleOf(entry)}</p>
            <ChartSettings settings={entry.settings} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** A replay needs changes of a reader's own: its page is where they are made. */
function exampleOf({ name, example }: ChartEntry): string {
  return example === null ? routes.replay() : `${routes.charts()}/${name}${example}`
}
