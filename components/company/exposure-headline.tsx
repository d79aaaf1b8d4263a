import { OpenFigures } from "@/components/numbers/open-figures"
import { OpenNumber } from "@/components/numbers/open-number"
import type { CompanyProfile } from "@/lib/contracts/company"
import type { Exposure } from "@/lib/contracts/exposure"
import type { ExposureMeasure } from "@/lib/domain/exposure"
import { exposureSentence, shareWithSpan } from "@/lib/exposure-words"
import { datedWords } from "@/lib/format"
import { exposureNames } from "@/lib/number-key"

/**
 * How much of the stock could not simply be bought again: a sentence a workload, or what is missing for it. An
 * entry on the Entity List comes first, because it decides every purchase of US parts.
 */
export function ExposureHeadline({ profile, exposure }: { profile: CompanyProfile; exposure: Exposure }) {
  const { shares, whyNot } = exposure
  const isMeasured = shares.training !== null || shares.inference !== null || shares.chips !== null
  return (
    <div className="max-w-[46rem] space-y-3">
      {exposure.listings
        .filter(({ list, standsOnDay }) => list === "Entity List" && standsOnDay)
        .map(({ id, listedOn, names }) => (
          <p key={id} className="border-l-4 border-denied pl-3 font-serif text-21">
            On the <a href={`#${id}`}>Entity List</a> since {datedWords(listedOn)}: {names.replace(/\.$/, "")}
            .
          </p>
        ))}
      {isMeasured ? (
        <>
          <Sentence exposure={exposure} measure="training" />
          <Sentence exposure={exposure} measure="inference" />
        </>
      ) : (
        <p className="font-serif text-21">
          {profile.estimate.rentsCompute
            ? `No share to give: ${profile.name} rents its compute, so it has no stock of its own to measure.`
            : `No share to give: ${lowerFirst(whyNot.training ?? "its stock is not known.")}`}
        </p>
      )}
      {shares.chips && (
        <p className="max-w-prose text-13 text-muted">
          Counted in chips, whatever their speed, it is{" "}
          <OpenNumber of={{ of: "exposure", firm: exposure.company, measure: exposureNames.share("chips") }}>
            {shareWithSpan(shares.chips.notFreelyBought)}
          </OpenNumber>
          .
        </p>
      )}
    </div>
  )
}

function Sentence({ exposure, measure }: { exposure: Exposure; measure: Exclude<ExposureMeasure, "chips"> }) {
  const { name, shares, whyNot, grade } = exposure
  const of = shares[measure]
  return (
    <div className={`border-l-4 pl-3 ${measure === "training" ? "border-training" : "border-inference"}`}>
      <p className="font-serif text-21">
        {of ? (
          <OpenFigures of={{ of: "exposure", firm: exposure.company, measure: exposureNames.share(measure) }}>
            {exposureSentence(`${name}’s`, measure, of)}
          </OpenFigures>
        ) : (
          `No share for ${measure}: ${lowerFirst(whyNot[measure] ?? "its throughput is not known.")}`
        )}
      </p>
      {of && grade[measure] === "strained" && (
        <p className="mt-1 text-13">
          <strong className="font-semibold">For orientation only.</strong> The inputs of this estimate
          contradict each other.
        </p>
      )}
    </div>
  )
}

/** "No count …" → "no count …"; an abbreviation keeps its capitals. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
