import type { ChartFoot } from "@/components/charts/chart-frame"
import { Section } from "@/components/ui/section"
import { driversModel, type DriversModel } from "@/lib/charts/drivers-model"
import { specVersion } from "@/lib/charts/spec"
import { boardSets } from "@/lib/contracts/board"
import type { DriversView } from "@/lib/contracts/drivers-view"
import { boardSetLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { DriversChart } from "./drivers-chart"

/** What a firm's estimate hangs on, for each workload; own stock, or all supply where the address asks for it. */
export function DriversSection({ drivers }: { drivers: DriversView }) {
  const views = boardSets.map((set) => ({
    set,
    models: (["training", "inference"] as const).flatMap(
      (workload) => driversModel(drivers, { workload, set }) ?? [],
    ),
  }))
  if (views.every(({ models }) => models.length === 0)) return null
  return (
    <Section
      id="drivers"
      title="What drives it"
      lead={
        <>
          Which inputs the answer hangs on, and how far each one alone would move it.{" "}
          <a href={routes.methodology("sensitivity")}>How this is worked out</a>;{" "}
          <a href={routes.openQuestions()}>the facts most worth finding</a>;{" "}
          <a href={routes.lab(drivers.firm)}>change any of it in the laboratory</a>.
        </>
      }
    >
      <div className="drivers-choice">
        <nav aria-label="Chips in these charts" className="no-print mb-4 flex flex-wrap gap-x-2 text-13">
          <span className="py-0.5 text-muted" aria-hidden="true">
            Chips
          </span>
          <ul className="drivers-switch flex gap-x-3">
            <li>
              <a href="#drivers" className="to-own">
                {boardSetLabels.own}
              </a>
            </li>
            <li>
              <a href="#drivers-all" className="to-all">
                {boardSetLabels.all}
              </a>
            </li>
          </ul>
        </nav>
        <div id="drivers-all">
          {views.map(({ set, models }) => (
            <div key={set} className={`drivers-${set}`}>
              <div className="space-y-12">
                {models.map((model) => (
                  <Drawn key={model.workload} model={model} drivers={drivers} />
                ))}
              </div>
            </div>
          ))}
        </div>
      </div>
    </Section>
  )
}

function Drawn({ model, drivers }: { model: DriversModel; drivers: DriversView }) {
  const { firm, asOf, dataVersion } = drivers
  const { workload, set } = model
  const foot: ChartFoot = {
    asOf,
    dataVersion,
    sources: [{ label: "the estimate’s own inputs", href: "#assumptions" }],
  }
  return (
    <DriversChart
      model={model}
      inputs={drivers[workload][set]?.rows.map((row) => row.var) ?? []}
      firm={firm}
      foot={foot}
      share={{ version: specVersion, chart: "drivers", firm, workload, set }}
    />
  )
}
