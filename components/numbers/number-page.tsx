import { PageHead } from "@/components/page/page-head"
import type { NumberView } from "@/lib/contracts/number"
import { NumberDetails } from "./number-details"
import { numberAddress } from "./number-address"

/** A number's own page: the same as the window over other pages, whole. */
export function NumberPage({ view }: { view: NumberView }) {
  return (
    <article className="max-w-[46rem]" data-number-page="">
      <PageHead kicker="What stands behind a number" title={view.title} />
      <div className="mt-5">
        <NumberDetails view={view} page={numberAddress(view)} />
      </div>
    </article>
  )
}
