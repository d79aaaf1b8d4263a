import { chartAddress } from "@/lib/charts/chart-files"
import { dayWords } from "@/lib/day-words"
import { CopyField } from "./copy-field"
import type { FrozenChart } from "./freeze-chart"

/** The link of a chart that was just frozen, and what it is not: new, or what stands on the page. */
export function FrozenLink({
  frozen: { id, isNew, createdAt, dataVersion, hasMoved },
  shows,
  isCopied,
  origin,
}: {
  frozen: FrozenChart
  /** The data version on the page. */
  shows: number
  isCopied: boolean
  origin: string
}) {
  const address = chartAddress({ id })
  const what = isNew
    ? "Frozen."
    : `The same view was frozen before, on ${dayWords(createdAt.slice(0, 10))}; this is its link.`
  return (
    <>
      <CopyField key={id} label="Link to the frozen chart" value={origin + address} takesFocus />
      <p role="status" className="text-13">
        {isCopied ? `${what} Link copied.` : what}
      </p>
      {hasMoved && (
        <p role="alert" className="border-l-2 border-denied pl-3 text-13">
          The data moved while this page was open: what was frozen is data version {dataVersion}, not {shows}.{" "}
          <a href={address}>See the frozen chart</a>
        </p>
      )}
    </>
  )
}
