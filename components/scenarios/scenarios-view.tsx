import { OpenFigures } from "@/components/numbers/open-figures"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { Section } from "@/components/ui/section"
import type { FirmScenarios } from "@/lib/contracts/firm-scenarios"
import { countWords, monthWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { scenariosLead } from "@/lib/scenario-words"
import { ScenarioTable } from "./scenario-table"

/** A firm's estimate under every scenario on record. */
export function ScenariosView({ firm }: { firm: FirmScenarios }) {
  return (
    <>
      <PageHead
        kicker={<a href={routes.company(firm.slug)}>{firm.name}</a>}
        title={`${firm.name} under other assumptions`}
      >
        <p className="mt-3 max-w-prose">
          The same estimate, made again with one thing supposed to be otherwise: what comes in, how fast the
          need grows, what the chips are used for, or the law. Every row uses the same{" "}
          <a href={routes.methodology("scenarios")}>{countWords(firm.draws)} draws</a>, so that nothing
          differs between rows but what is supposed.
        </p>
        <Stamp parts={[`As of ${monthWords(firm.asOf)}`, `data version ${firm.dataVersion}`]} />
      </PageHead>
      {(["training", "inference"] as const).map((workload) => (
        <Section
          key={workload}
          id={workload}
          title={workload === "training" ? "Training" : "Inference"}
          lead={
            <OpenFigures of={{ of: "runway", firm: firm.slug, workload, set: "all" }}>
              {scenariosLead(firm, workload)}
            </OpenFigures>
          }
        >
          {firm.base[workload].own !== null && (
            <>
              <ScenarioTable firm={firm} workload={workload} />
              <p className="mt-2 max-w-prose text-13 text-muted">
                How long: the median, and in brackets the middle half of the draws. Enough after two years:
                the share of draws in which the chips still suffice, and the change in percentage points.
              </p>
            </>
          )}
        </Section>
      ))}
      <Section id="supposed" title="What each supposes">
        <dl className="max-w-prose space-y-4">
          {firm.scenarios.map(({ id, title, summary }) => (
            <div key={id} id={id} className="scroll-mt-4">
              <dt className="font-semibold">{title}</dt>
              <dd className="mt-1 text-15" data-prose="">
                {summary}
              </dd>
            </div>
          ))}
        </dl>
        {firm.idle.length > 0 && (
          <p className="mt-6 max-w-prose text-15">
            {firm.name}’s numbers stay the same under {firm.idle.map(({ title }) => `“${title}”`).join(", ")}:
            nothing changes there that its estimate rests on.
          </p>
        )}
        <p className="mt-6 max-w-prose text-15">
          A scenario of the law takes away, gives back or frees purchases that are on record or expected. It
          does not invent those that a firm would have made had a rule never come. Doing away with a US rule
          can therefore look like a loss: a later text that allows some sales under licence may fall with it,
          and nothing stands in its place.
        </p>
        <p className="mt-6 max-w-prose text-15">
          <a href={routes.methodology("scenarios")}>How scenarios are made and compared</a>
        </p>
      </Section>
    </>
  )
}
