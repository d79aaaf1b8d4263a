import { knownDay } from "@/components/known/known-day"
import { OpenFigures } from "@/components/numbers/open-figures"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { WorkloadEstimate } from "@/lib/contracts/estimate"
import { untouchedCase } from "@/lib/domain/case"
import type { Workload } from "@/lib/domain/company"
import type { LabState } from "@/lib/lab/lab-query"
import { routes } from "@/lib/routes"
import { noRunwaySentence, runwaySentence, stockSubject } from "@/lib/runway-words"

/** The answer first: one sentence for training, one for inference, each with its doubt or with what is missing. */
export function Headline({ profile }: { profile: CompanyProfile }) {
  const { estimate, name, compute, missingEvidence } = profile
  if (estimate.rentsCompute) {
    return (
      <div className="max-w-[46rem] space-y-2">
        <p className="font-serif text-21">
          No runway: {name} rents its compute. Rented chips end with a contract, not with a stock.
        </p>
        {compute.why && (
          <p className="max-w-prose" data-prose="">
            {compute.why}
          </p>
        )}
      </div>
    )
  }
  const { training, inference } = estimate
  if (!training.stock && !inference.stock) {
    const missing = [...new Set([...training.missing, ...inference.missing])]
    return (
      <div className="max-w-[46rem] space-y-2">
        <p className="font-serif text-21">Not enough evidence for a runway, of training or of inference.</p>
        <p className="max-w-prose" data-prose="">
          {missing.length > 0 && <>Missing: {listed(missing)}. </>}
          {missingEvidence.length > 0 && <>What would help: {listed(missingEvidence)}.</>}
        </p>
      </div>
    )
  }
  return (
    <div className="max-w-[46rem] space-y-3">
      <Sentence profile={profile} workload="training" />
      <Sentence profile={profile} workload="inference" />
    </div>
  )
}

function listed(items: readonly string[]): string {
  return items.join("; ").replace(/\.$/, "")
}

function Sentence({ profile, workload }: { profile: CompanyProfile; workload: Workload }) {
  const { estimate, name, asOf } = profile
  const of: WorkloadEstimate = estimate[workload]
  const rule = workload === "training" ? "border-training" : "border-inference"
  return (
    <div className={`border-l-4 pl-3 ${rule}`}>
      <p className="font-serif text-21">
        {of.stock ? (
          <OpenFigures of={{ of: "runway", firm: profile.slug, workload, set: "own" }}>
            {runwaySentence(stockSubject(name, "own"), {
              workload,
              quantiles: of.stock.quantiles,
              censoredShare: of.stock.censoredShare,
              alreadyShortShare: of.stock.alreadyShortShare,
              asOf,
              horizonMonths: estimate.horizonMonths,
            })}
          </OpenFigures>
        ) : (
          noRunwaySentence(workload, of.missing, false)
        )}
      </p>
      {of.stock && of.grade !== "shown" && (
        <p className="mt-1 max-w-prose text-13">
          <strong className="font-semibold">
            {of.grade === "strained" ? "For orientation only." : "With a warning."}
          </strong>{" "}
          <OpenFigures of={{ of: "runway", firm: profile.slug, workload, set: "own" }}>
            {of.why.join(" ")}
          </OpenFigures>
        </p>
      )}
      {of.stock && of.all && (
        <p className="mt-1 max-w-prose text-13 text-muted">
          With every supply it can expect:{" "}
          <OpenFigures of={{ of: "runway", firm: profile.slug, workload, set: "all" }}>
            {lowerFirst(
              runwaySentence("they", {
                workload,
                quantiles: of.all.quantiles,
                censoredShare: of.all.censoredShare,
                alreadyShortShare: of.all.alreadyShortShare,
                asOf,
                horizonMonths: estimate.horizonMonths,
              }),
            )}
          </OpenFigures>
        </p>
      )}
      {of.stock && knownDay() === null && (
        <p className="no-print mt-1 text-13">
          <a href={routes.lab(labOf(profile.slug, workload))}>
            Open in the laboratory<span className="sr-only">: {workload}</span>
          </a>
        </p>
      )}
    </div>
  )
}

function labOf(firm: string, workload: Workload): LabState {
  return { case: untouchedCase(firm), compare: null, workload, set: "own" }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
