import { Disclosure } from "@/components/ui/disclosure"
import { Figures } from "@/components/ui/figures"
import { Tag } from "@/components/ui/tag"
import type { LabControl, LabStanding } from "@/lib/contracts/lab"
import { monthWords } from "@/lib/format"
import { confidenceLabels, sentenceCase } from "@/lib/labels"
import { routes } from "@/lib/routes"

/** Why the default is what it is: shape, reasons, sources, and how sure we are of it. */
export function ControlEvidence({
  control,
  standing,
}: {
  control: LabControl
  standing: LabStanding | null
}) {
  const { confidence, verification, rationale, sources, setFor, id, meaning } = control
  if (id === null) return <p className="text-13 text-muted">{meaning}.</p>
  return (
    <Disclosure
      className="lab-evidence text-13 text-muted"
      summary={
        <>
          <span className="sr-only">{control.label}: </span>Evidence
          {confidence && `, ${confidenceLabels[confidence]}`}
        </>
      }
    >
      <p>{meaning}.</p>
      <p className="mt-1">
        {verification && verification !== "read" && (
          <span className="mr-1.5">
            <Tag tone={verification === "unverified" ? "doubt" : "plain"}>
              {verification === "judgement" ? "our judgement" : "unverified"}
            </Tag>
          </span>
        )}
        {standing && <Figures>{`${sentenceCase(standing.words)}, `}</Figures>}
        {setFor ? `set for ${monthWords(setFor)}` : "for any date"}.
      </p>
      {rationale && <p className="mt-1">{rationale}</p>}
      <p className="mt-1">
        {sources.length > 0 && "From "}
        {sources.map(({ id: source, publisher, title }, index) => (
          <span key={source}>
            {index > 0 && "; "}
            <a href={routes.source(source)}>
              {publisher}: {title}
            </a>
          </span>
        ))}
        {sources.length > 0 && ". "}
        <a href={routes.assumption(id)}>{id}</a>
      </p>
    </Disclosure>
  )
}
