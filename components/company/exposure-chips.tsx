import { StatusMark } from "@/components/controls/status-mark"
import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { Exposure, ExposureChip } from "@/lib/contracts/exposure"
import { missingWords, shareWithSpan, unitsWords } from "@/lib/exposure-words"
import { monthWords } from "@/lib/format"
import { exposureNames } from "@/lib/number-key"
import { routes } from "@/lib/routes"

/** Parts at work with their status on the day and their share of the throughput. */
export function ExposureChips({
  exposure: { company: firm, byChip, shares, stockMonth },
}: {
  exposure: Exposure
}) {
  const workloads = (["training", "inference"] as const).filter((workload) => shares[workload] !== null)
  return (
    <ScrollTable caption={`Parts at work in ${monthWords(stockMonth)}`} className="[&>table]:min-w-[48rem]!">
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">To buy it today</th>
          <th scope="col" data-numeric>
            At work
          </th>
          {workloads.map((workload) => (
            <th key={workload} scope="col" data-numeric>
              Of {workload}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byChip.map((part) => (
          <tr key={part.chip}>
            <th scope="row" className="w-[8rem] sm:w-[14rem]">
              <a href={routes.chip(part.chip)}>{part.name}</a>
            </th>
            <td className="min-w-56">
              <Standing part={part} />
            </td>
            <td data-numeric>
              <OpenNumber of={{ of: "stock", firm, chip: part.chip }}>{unitsWords(part.units)}</OpenNumber>
            </td>
            {workloads.map((workload) => {
              const of = part.share[workload]
              return (
                <td key={workload} data-numeric>
                  {of ? (
                    <OpenNumber
                      of={{ of: "exposure", firm, measure: exposureNames.part(workload, part.chip) }}
                    >
                      {shareWithSpan(of)}
                    </OpenNumber>
                  ) : (
                    "none"
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** A Chinese design is bought at home, so its answer as an export would mislead here. */
function Standing({ part: { group, status, rule, missing } }: { part: ExposureChip }) {
  if (group === "domestic") return <>Chinese-designed, bought at home</>
  const reasons = [group === "licence or denied" ? "licence needed" : null, missingWords(missing)].filter(
    Boolean,
  )
  return (
    <>
      <StatusMark status={status} />
      <span className="block text-muted">
        {reasons.length > 0 && `${reasons.join("; ")}; `}
        {rule ? <a href={routes.control(rule.id)}>{rule.shortName}</a> : "no rule in force"}
      </span>
    </>
  )
}
