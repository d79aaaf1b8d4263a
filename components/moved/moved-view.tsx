import type { ReactNode } from "react"
import { OpenFigures } from "@/components/numbers/open-figures"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { Disclosure } from "@/components/ui/disclosure"
import { movedLegend, movedModel, movedNotes, type MovedModel } from "@/lib/charts/moved-model"
import { specVersion, type ChartSpec } from "@/lib/charts/spec"
import type { Moved, MovedSetting } from "@/lib/contracts/moved"
import { countWords, monthWords } from "@/lib/format"
import { boardSetLabels } from "@/lib/labels"
import { movedQuery, type MovedRead } from "@/lib/moved-link"
import { routes } from "@/lib/routes"
import { MovedForm } from "./moved-form"
import { MovedIdle } from "./moved-idle"
import { MovedTable } from "./moved-table"
import { Waterfall } from "./waterfall"

type Props = {
  setting: MovedSetting
  read: MovedRead
  /** Null: the firm was not on record at one of both ends. */
  moved: Moved | null
  /** Why there is no answer just now. */
  busy?: string | null
}

/** What moved a firm's estimate between two states of knowledge: the answer, the choices, the waterfall. */
export function MovedView({ setting, read, moved, busy = null }: Props) {
  const { view } = read
  const model = moved && movedModel(moved, view)
  const address = (change: Partial<typeof view>) =>
    routes.moved(setting.firm, movedQuery({ ...view, ...change }))
  return (
    <article>
      <PageHead
        kicker={<a href={routes.company(setting.firm)}>{setting.name}</a>}
        title={`What moved ${setting.name}’s estimate`}
      >
        <p className="mt-3 max-w-[64ch] font-serif text-17 sm:text-21">
          {model ? (
            <OpenFigures of={{ of: "runway", firm: setting.firm, workload: view.workload, set: view.set }}>
              {model.sentence}
            </OpenFigures>
          ) : (
            (busy ?? whyNothing(setting, read))
          )}
        </p>
        <Problems problems={read.problems} />
        <Stamp parts={stampOf(read, moved)} />
      </PageHead>
      <div className="no-print mt-4 flex flex-wrap gap-x-8 gap-y-2">
        <ChoiceLinks
          label="Work"
          current={view.workload}
          options={(["training", "inference"] as const).map((workload) => ({
            value: workload,
            name: workload,
            href: address({ workload }),
          }))}
        />
        <ChoiceLinks
          label="Chips"
          current={view.set}
          options={(["own", "all"] as const).map((set) => ({
            value: set,
            name: boardSetLabels[set],
            href: address({ set }),
          }))}
        />
      </div>
      <MovedForm setting={setting} read={read} />
      {moved && model && <MovedAnswer moved={moved} model={model} />}
    </article>
  )
}

function whyNothing({ name }: MovedSetting, { ends }: MovedRead): string {
  return ends === null
    ? "These settings give no comparison."
    : `${name} was not on record in both of these states of the data.`
}

function Problems({ problems }: Pick<MovedRead, "problems">) {
  const said = Object.entries(problems)
  if (said.length === 0) return null
  return (
    <ul role="alert" className="mt-4 max-w-prose space-y-1 border-l-2 border-denied pl-3 text-denied">
      {said.map(([field, problem]) => (
        <li key={field}>
          <strong className="font-semibold">{field}</strong>: {problem}
        </li>
      ))}
    </ul>
  )
}

function stampOf({ ends }: MovedRead, moved: Moved | null): ReactNode[] {
  if (!ends) return []
  const clock = ({ asOf, dataVersion }: { asOf: string; dataVersion: number }) =>
    `${monthWords(asOf)}, data version ${dataVersion}`
  return [
    `${clock(ends.from)} → ${clock(ends.to)}`,
    ...(moved
      ? [
          <a key="draws" href={routes.methodology()}>
            {countWords(moved.draws)} draws a step
          </a>,
          `engine ${moved.engineVersion}`,
        ]
      : []),
  ]
}

function MovedAnswer({ moved, model }: { moved: Moved; model: MovedModel }) {
  if (model.status === "no-number") return null
  return (
    <>
      <figure className="mt-8 border-t border-ink pt-3" aria-label={`What moved ${moved.name}’s median`}>
        <figcaption className="text-13 text-muted">
          Median runway in months, and what each change adds or takes away. {movedLegend(model)}
        </figcaption>
        <Waterfall model={model} />
        <p className="mt-3 max-w-prose text-13 text-muted">{movedNotes(model, moved).join(" ")}</p>
        <Disclosure summary="The same as a table" className="mt-2 text-13 text-muted">
          <MovedTable model={model} name={moved.name} />
        </Disclosure>
        <p className="no-print mt-2 text-13">
          <a href={routes.chart(chartOf(model, moved))}>Share, cite, download</a>
        </p>
      </figure>
      <MovedIdle moved={moved} />
    </>
  )
}

/** The same as a chart by itself, between the very same states. */
function chartOf(
  { workload, set }: Extract<MovedModel, { bars: unknown }>,
  { firm, from, to }: Moved,
): ChartSpec {
  const state = ({ asOf, dataVersion }: Moved["from"]) => `${asOf}@${dataVersion}`
  return { version: specVersion, chart: "moved", firm, workload, set, from: state(from), to: state(to) }
}
