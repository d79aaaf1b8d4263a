import type { OpenForecast } from "@/lib/contracts/open-questions"
import { withCounted } from "@/lib/charts/open-questions-model"
import { sentenceCase } from "@/lib/labels"
import { gainWords, helpName } from "@/lib/open-questions-words"
import { routes } from "@/lib/routes"

/** What cannot be found out for one firm, in brief: by how much it would narrow what counts. */
export function ForecastList({ entries, label }: { entries: readonly OpenForecast[]; label: string }) {
  return (
    <ul className="forecasts" aria-label={label}>
      {entries.map(withCounted).map(({ id, label: name, helps, months, error, assumptionId }) => (
        <li key={id}>
          <span>
            {assumptionId === null ? (
              sentenceCase(name)
            ) : (
              <a href={routes.assumption(assumptionId)}>{sentenceCase(name)}</a>
            )}
          </span>
          <span>
            {gainWords({ months, error })}
            <span className="text-muted">
              {": "}
              {helps.map((help) => `${helpName(help)} ${help.narrowsBy.toFixed(1)}`).join("; ")}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
