import { keepDay } from "@/components/known/known-day"
import { OpenFigures } from "@/components/numbers/open-figures"
import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { noNumberWords, shownWorkloads } from "@/lib/compare-words"
import type { Compare, ComparedFirm } from "@/lib/contracts/compare"
import type { Workload } from "@/lib/domain/company"
import { monthWords, shareWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { medianWords, middleHalfWords } from "@/lib/runway-words"

/** Each firm's runways with their doubt and what it said itself, a column a kind of work. */
export function RunwayTable({ compare }: { compare: Compare }) {
  const { firms, view, asOf } = compare
  const shown = shownWorkloads(view)
  return (
    <ScrollTable caption={`Months from ${monthWords(asOf)}, by firm`}>
      <thead>
        <tr>
          <th scope="col">Firm</th>
          {shown.map((workload) => (
            <th key={workload} scope="col">
              {workload === "training" ? "Training" : "Inference"}
            </th>
          ))}
          <th scope="col">What it said itself</th>
        </tr>
      </thead>
      <tbody>
        {firms.map((firm) => (
          <tr key={firm.slug}>
            <th scope="row">
              <FirmName firm={firm} />
            </th>
            {shown.map((workload) => (
              <td key={workload} className="min-w-[12rem]">
                <Runway firm={firm} workload={workload} compare={compare} />
              </td>
            ))}
            <td className="min-w-[12rem]">
              <Said firm={firm} known={compare.known?.day ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** A firm's name as a link to its profile. */
export function FirmName({ firm }: { firm: Pick<ComparedFirm, "slug" | "name" | "nameZh"> }) {
  return (
    <>
      <a href={keepDay(routes.company(firm.slug))}>{firm.name}</a>{" "}
      {firm.nameZh && (
        <span lang="zh-Hans" className="font-normal whitespace-nowrap text-muted">
          {firm.nameZh}
        </span>
      )}
    </>
  )
}

function Runway({ firm, workload, compare }: { firm: ComparedFirm; workload: Workload; compare: Compare }) {
  const { view, horizonMonths, known } = compare
  const { quantiles, grade, alreadyShortShare, censoredShare } = firm.row[workload]
  if (quantiles === null) return <span className="text-muted">{noNumberWords(firm, workload)}</span>
  const ends = [
    ...(alreadyShortShare ? [`already short in ${shareWords(alreadyShortShare)}`] : []),
    ...(censoredShare ? [`no end in sight in ${shareWords(censoredShare)}`] : []),
  ]
  return (
    <OpenNumber
      of={{ of: "runway", firm: firm.slug, workload, set: view.set }}
      known={known?.day ?? null}
      label={`${firm.name}, ${workload}: ${medianWords(quantiles.p50, horizonMonths)}`}
    >
      <span className="text-15">{medianWords(quantiles.p50, horizonMonths)}</span>
      <span className="block text-muted">even odds {middleHalfWords(quantiles, horizonMonths)}</span>
      {ends.length > 0 && <span className="block text-muted">{ends.join(", ")}</span>}
      {grade === "strained" && (
        <span className="block text-muted">for orientation only: its inputs contradict each other</span>
      )}
    </OpenNumber>
  )
}

function Said({ firm, known }: { firm: ComparedFirm; known: string | null }) {
  const { marks } = firm.row
  if (marks.length === 0) return <span className="text-muted">nothing with months on record</span>
  return (
    <ul className="space-y-1">
      {marks.map(({ claimId, inWords, saidOn, workload }) => (
        <li key={claimId}>
          ◇{" "}
          <OpenFigures of={{ of: "claim", claim: claimId }} known={known}>
            {`${inWords.replace(/\.$/, "")} (${workload ? `${workload}, ` : ""}${monthWords(saidOn)})`}
          </OpenFigures>
        </li>
      ))}
    </ul>
  )
}
