import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"

/** A chart whose format this version of the site does not know yet: its content, as it was frozen, and no guess. */
export function NewerVersion({ id, frozenOn, version }: { id: string; frozenOn: string; version: number }) {
  return (
    <PageHead kicker="Frozen chart" title="Frozen by a newer version of this site">
      <p className="mt-3 max-w-prose">
        It was frozen on {frozenOn} in version {version} of the format, which the version of the site that
        answers here cannot draw. Nothing of it is lost: its content is{" "}
        <a href={routes.snapshotDoor(id, "json")}>here as JSON</a>, byte for byte as it was frozen.
      </p>
      <p className="mt-3">
        <a href={routes.charts()}>All live charts</a>
      </p>
    </PageHead>
  )
}
