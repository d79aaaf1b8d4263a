import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"

/** A frozen chart that names a source which has been protected since: nobody gets it, and the reason is said. */
export function WithheldSnapshot({ frozenOn, why }: { frozenOn: string; why: string }) {
  return (
    <PageHead kicker="Frozen chart" title="Withheld to protect a source">
      <p className="mt-3 max-w-prose">{why}</p>
      <p className="mt-3 max-w-prose">
        It was frozen on {frozenOn}. Its content is kept as it was, and comes back should the protection end.
      </p>
      <p className="mt-3">
        <a href={routes.charts()}>All live charts</a>
      </p>
    </PageHead>
  )
}
