import { OpenNumber } from "@/components/numbers/open-number"
import { ScrollTable } from "@/components/ui/scroll-table"
import { dayOf, noShareWords } from "@/lib/charts/compare/exposure"
import { shownWorkloads } from "@/lib/compare-words"
import type { Compare, ComparedFirm } from "@/lib/contracts/compare"
import type { ShareQuantiles } from "@/lib/contracts/exposure"
import type { Workload } from "@/lib/domain/company"
import type { ExposureGroup } from "@/lib/domain/exposure"
import { exposureGroupLabels, groupsWorthSaying, shareSpanWords } from "@/lib/exposure-words"
import { dayWords, shareWords } from "@/lib/format"
import { exposureNames } from "@/lib/number-key"
import { FirmName } from "./runway-table"

/** Shares of the stock by what the law makes of buying it again, firms side by side. */
export function ExposureTable({ compare }: { compare: Compare }) {
  const { firms, view } = compare
  return shownWorkloads(view).map((workload) => (
    <div key={workload} className="mt-4">
      <ScrollTable
        caption={`${workload === "training" ? "Training" : "Inference"}: shares of the throughput by standing on ${dayWords(dayOf(compare))}`}
        showCaption
      >
        <thead>
          <tr>
            <th scope="col">Bought again today</th>
            {firms.map((firm) => (
              <th key={firm.slug} scope="col" data-numeric>
                <FirmName firm={firm} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <ShareRow compare={compare} workload={workload} group={null} />
          {groupsWorthSaying(firms.map((firm) => firm.exposure.shares[workload])).map((group) => (
            <ShareRow key={group} compare={compare} workload={workload} group={group} />
          ))}
        </tbody>
      </ScrollTable>
    </div>
  ))
}

function ShareRow({
  compare,
  workload,
  group,
}: {
  compare: Compare
  workload: Workload
  group: ExposureGroup | null
}) {
  return (
    <tr>
      <th scope="row">{group === null ? "could not simply be bought" : exposureGroupLabels[group]}</th>
      {compare.firms.map((firm) => (
        <td key={firm.slug} data-numeric className="min-w-[8rem]">
          <Share firm={firm} workload={workload} group={group} known={compare.known?.day ?? null} />
        </td>
      ))}
    </tr>
  )
}

function Share({
  firm,
  workload,
  group,
  known,
}: {
  firm: ComparedFirm
  workload: Workload
  group: ExposureGroup | null
  known: string | null
}) {
  const shares = firm.exposure.shares[workload]
  if (!shares) {
    return (
      <span className="inline-block max-w-[14rem] whitespace-normal text-muted">
        {group === null ? noShareWords(firm, workload) : "no share"}
      </span>
    )
  }
  const share: ShareQuantiles = group === null ? shares.notFreelyBought : shares.groups[group]
  const measure = group === null ? exposureNames.share(workload) : exposureNames.group(workload, group)
  return (
    <OpenNumber of={{ of: "exposure", firm: firm.slug, measure }} known={known}>
      <span className="text-15">{shareWords(share.p50)}</span>
      <span className="block text-muted">{shareSpanWords(share)}</span>
    </OpenNumber>
  )
}
