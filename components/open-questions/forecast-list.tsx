import { Fragment } from "react"
import { OpenNumber } from "@/components/numbers/open-number"
import type { OpenForecast } from "@/lib/contracts/open-questions"
import { withCounted } from "@/lib/charts/open-questions-model"
import { sentenceCase } from "@/lib/labels"
import { gainWords, helpName } from "@/lib/open-questions-words"
import { routes } from "@/lib/routes"
import { gainNumber } from "./gain-list"

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
            {helps.length === 1 && helps[0] ? (
              <OpenNumber of={gainNumber(id, helps[0])}>{gainWords({ months, error })}</OpenNumber>
            ) : (
              // A sum: its parts open beside it.
              <span data-one-number="">{gainWords({ months, error })}</span>
            )}
            <span className="text-muted">
              {": "}
              {helps.map((help, index) => (
                <Fragment key={`${help.firm} ${help.workload}`}>
                  {index > 0 && "; "}
                  {helpName(help)}{" "}
                  <OpenNumber of={gainNumber(id, help)}>{help.narrowsBy.toFixed(1)}</OpenNumber>
                </Fragment>
              ))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
