import type { Metadata } from "next"
import { permanentRedirect } from "next/navigation"
import { chartDataset } from "@/app/_parts/chart-dataset"
import { ChartEmbed } from "@/app/_parts/chart-embed"
import { chartMetadata } from "@/app/_parts/chart-metadata"
import { readable } from "@/app/_parts/readable"
import { siteUrl } from "@/app/_parts/site-url"
import { frozenDay, liveSpecOf } from "@/app/s/_parts/frozen"
import { ChartView } from "@/components/snapshot/chart-view"
import { DatasetScript } from "@/components/snapshot/dataset-script"
import { MissingSnapshot } from "@/components/snapshot/missing-snapshot"
import { NewerNotice } from "@/components/snapshot/newer-notice"
import { WithheldSnapshot } from "@/components/snapshot/withheld-snapshot"
import { NewerVersion } from "@/components/snapshot/newer-version"
import { OriginSection } from "@/components/snapshot/origin-section"
import { ReproduceButton } from "@/components/snapshot/reproduce/reproduce-button"
import { Seal } from "@/components/snapshot/seal"
import { ShareSection } from "@/components/snapshot/share-section"
import { VerifyButton } from "@/components/snapshot/verify/verify-button"
import { pastedId } from "@/lib/charts/snapshot-id"
import { chartEntry } from "@/lib/charts/chart-catalogue"
import { runwayViews, whyMovedAddress } from "@/lib/charts/frozen-views"
import { chartHome } from "@/lib/charts/chart-home"
import type { ChartDocument } from "@/lib/charts/document"
import { movedSentence } from "@/lib/charts/moved"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { standingOf } from "@/lib/server/snapshots/standing"

export const revalidate = 86400
type Props = { params: Promise<{ id: string }> }

/** A frozen chart's page is made when a reader first asks for it, kept, and made anew when the data move. */
export function generateStaticParams(): { id: string }[] {
  return []
}

/** A search engine is led to the live charts; a frozen one is for whoever has its link. */
const robots = { index: false, follow: true }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const snapshot = await getSnapshot(readable((await params).id))
  if (!snapshot) return { title: "No such frozen chart" }
  const { id, opened } = snapshot
  if (opened.status === "newer") return { title: "Frozen by a newer version of this site", robots }
  if (opened.status === "withheld") return { title: "Withheld to protect a source", robots }
  const { answer, figure } = opened.document
  const frozen = `Frozen on ${dayWords(frozenDay(snapshot))}`
  return {
    ...chartMetadata(
      { title: figure.title, description: `${answer} ${frozen}.`, path: routes.snapshot(id) },
      { id },
      opened.document,
    ),
    robots,
  }
}

export default async function SnapshotPage({ params }: Props) {
  const asked = readable((await params).id)
  const meant = pastedId(asked)
  if (meant !== asked) permanentRedirect(routes.snapshot(meant))
  const snapshot = await getSnapshot(asked)
  if (!snapshot) {
    await keepBriefly()
    return <MissingSnapshot />
  }
  const { id, hash, bytes, opened } = snapshot
  const day = frozenDay(snapshot)
  if (opened.status === "newer") {
    return <NewerVersion id={id} frozenOn={dayWords(day)} version={opened.version} />
  }
  if (opened.status === "withheld") {
    // Should the protection end, it comes back within the minute.
    await keepBriefly()
    return <WithheldSnapshot frozenOn={dayWords(day)} why={opened.why} />
  }
  const { document } = opened
  const spec = liveSpecOf(document)
  const newer = await standingOf(document)
  // Kept for a day it would say for a day that nothing is newer.
  if (newer === null) await keepBriefly()
  const sentence = newer && movedSentence(newer)
  const { origin } = siteUrl()
  return (
    <>
      <DatasetScript
        dataset={chartDataset(document, { of: { id }, day, shows: spec ? chartEntry(spec.chart).shows : "" })}
      />
      <ChartView
        document={document}
        kicker={
          <>
            Frozen chart
            {spec && (
              <>
                {" · "}
                <a href={chartHome(spec).href}>{chartHome(spec).label}</a>
              </>
            )}
          </>
        }
        standing={<strong className="font-semibold text-ink">Frozen on {dayWords(day)}</strong>}
        notice={
          sentence && (
            <NewerNotice
              sentence={sentence}
              changes={newer.status === "gone" ? null : routes.snapshotChanges(id)}
              why={newer.status === "newer" ? whyAddress(document) : null}
              live={newer.status === "gone" || !spec ? null : routes.chart(spec)}
            />
          )
        }
      >
        <ShareSection
          document={document}
          spec={spec}
          frozen={{ id, day }}
          origin={origin}
          embed={<ChartEmbed document={document} spec={spec} frozenId={id} origin={origin} />}
        />
        <OriginSection
          document={document}
          more={
            <Seal id={id} hash={hash} size={bytes.byteLength} origin={origin}>
              <VerifyButton id={id} hash={hash} />
              <ReproduceButton
                id={id}
                runs={document.runs.length}
                hasEngine={document.provenance.engine !== null}
              />
            </Seal>
          }
        />
      </ChartView>
    </>
  )
}

/** Where it is said what moved the chart's one runway; null for a chart of several or none. */
function whyAddress(document: ChartDocument): string | null {
  const views = runwayViews(document)
  const [view] = views
  return view && views.length === 1 ? whyMovedAddress(document, view) : null
}
