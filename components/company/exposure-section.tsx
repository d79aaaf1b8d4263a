import { Fragment, type ReactNode } from "react"
import type { ChartFoot } from "@/components/charts/chart-frame"
import { ExposureChart } from "@/components/charts/exposure-chart"
import { OpenFigures } from "@/components/numbers/open-figures"
import { Section } from "@/components/ui/section"
import { exposureModel } from "@/lib/charts/exposure-model"
import { specVersion } from "@/lib/charts/spec"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Exposure } from "@/lib/contracts/exposure"
import { replaceabilityDetails, replaceabilityHead, replaceabilityPieces } from "@/lib/exposure-words"
import { dayWords } from "@/lib/format"
import { exposureNames, type NumberKey } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { Designations } from "./designations"
import { ExposureChips } from "./exposure-chips"
import { ExposureHeadline } from "./exposure-headline"
import { ExposureOrders } from "./exposure-orders"
import { ExposureShareTable } from "./exposure-share-table"

/** What export controls mean for a firm: its stock, the replacement of it, its orders and its standing on lists. */
export function ExposureSection({ profile, exposure }: { profile: CompanyProfile; exposure: Exposure }) {
  const model = exposureModel(exposure)
  const foot: ChartFoot = {
    asOf: exposure.asOf,
    dataVersion: exposure.dataVersion,
    sources: [
      { label: "the law, day by day", href: routes.controls() },
      { label: "orders and reports", href: "#orders" },
      { label: "assumptions", href: "#assumptions" },
    ],
  }
  return (
    <Section
      id="exposure"
      title="Exposure to export controls"
      lead={
        <>
          Which part of its stock, and of its orders, the rules of {dayWords(exposure.day)} reach. A reading
          of public texts, not legal advice.{" "}
          <a href={routes.controls()}>The rules, part by part and day by day</a>;{" "}
          <a href={routes.replay()}>what other rules would change</a>.
        </>
      }
    >
      <div className="space-y-10">
        <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
          <div>
            <ExposureHeadline profile={profile} exposure={exposure} />
            <Replaceability of={exposure.replaceability} firm={exposure.company} />
          </div>
          <ExposureShareTable exposure={exposure} />
        </div>
        {model && (
          <ExposureChart
            model={model}
            foot={foot}
            share={{ version: specVersion, chart: "exposure", firm: profile.slug }}
          />
        )}
        {exposure.byChip.length > 0 && (
          <Part title="The stock, part by part">
            <ExposureChips exposure={exposure} />
          </Part>
        )}
        {exposure.orders.length > 0 && (
          <Part title="Orders at risk">
            <ExposureOrders exposure={exposure} />
          </Part>
        )}
        <Part title="On which lists" id="designations">
          <Designations
            name={profile.name}
            listings={profile.listings}
            designations={profile.designations}
            owners={exposure.owners}
            ownersUnknownBecause={exposure.ownersUnknownBecause}
          />
        </Part>
      </div>
    </Section>
  )
}

function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <div id={id}>
      <h3 className="mb-2 text-21">{title}</h3>
      {children}
    </div>
  )
}

function Replaceability({ of, firm }: { of: Exposure["replaceability"]; firm: string }) {
  const pieces = replaceabilityPieces(of)
  if (pieces.length === 0) return null
  const key = (workload: "training" | "inference"): NumberKey => ({
    of: "exposure",
    firm,
    measure: exposureNames.replacement(workload),
  })
  return (
    <div className="mt-4 max-w-[46rem]">
      <p className="max-w-prose">
        {replaceabilityHead}{" "}
        {pieces.map(({ workload, words }, index) => (
          <Fragment key={workload}>
            {index > 0 && " and "}
            <OpenFigures of={key(workload)}>{words}</OpenFigures>
          </Fragment>
        ))}
        .
      </p>
      <p className="mt-1 max-w-prose text-13 text-muted">
        {replaceabilityDetails(of).map(({ workload, words }) => (
          <Fragment key={workload}>
            <OpenFigures of={key(workload)}>{words}</OpenFigures>{" "}
          </Fragment>
        ))}
        Losses are breakdowns and retirement over a year; the pace is that of the first twelve months
        {of.lines.length > 0 && <> ({of.lines.join("; ")})</>}.
      </p>
    </div>
  )
}
