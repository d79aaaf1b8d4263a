import type { Metadata } from "next"
import { readable } from "@/app/_parts/readable"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { frozenDay, liveSpecOf } from "@/app/s/_parts/frozen"
import { ChangesView } from "@/components/snapshot/changes-view"
import { MissingSnapshot } from "@/components/snapshot/missing-snapshot"
import { WithheldSnapshot } from "@/components/snapshot/withheld-snapshot"
import { NewerVersion } from "@/components/snapshot/newer-version"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { keepBriefly } from "@/lib/server/queries/kept-briefly"
import { getSnapshot } from "@/lib/server/snapshots/get-snapshot"
import { changesSince } from "@/lib/server/snapshots/newer"
import { whyMoved } from "@/lib/server/snapshots/why-moved"

export const revalidate = 86400
type Props = { params: Promise<{ id: string }> }

/** Made when a reader first asks for it, kept, and made anew when the data move. */
export function generateStaticParams(): { id: string }[] {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const snapshot = await getSnapshot(readable((await params).id))
  if (snapshot?.opened.status !== "ok") return { title: "No such frozen chart" }
  const { figure } = snapshot.opened.document
  return {
    ...pageMetadata({
      title: `What changed since: ${figure.title}`,
      description: `How far the figures have moved since this chart was frozen on ${dayWords(frozenDay(snapshot))}.`,
      path: routes.snapshotChanges(snapshot.id),
    }),
    robots: { index: false, follow: true },
  }
}

export default async function SnapshotChangesPage({ params }: Props) {
  const snapshot = await getSnapshot(readable((await params).id))
  if (!snapshot) {
    await keepBriefly()
    return <MissingSnapshot />
  }
  const { id, opened } = snapshot
  const frozenOn = dayWords(frozenDay(snapshot))
  if (opened.status === "newer") return <NewerVersion id={id} frozenOn={frozenOn} version={opened.version} />
  if (opened.status === "withheld") return <WithheldSnapshot frozenOn={frozenOn} why={opened.why} />
  const { document } = opened
  const spec = liveSpecOf(document)
  const newer = await changesSince(document)
  return (
    <ChangesView
      frozen={document}
      newer={newer}
      because={newer.status === "newer" ? await whyMoved(document) : null}
      frozenOn={frozenOn}
      addresses={{
        frozen: routes.snapshot(id),
        live: spec && routes.chart(spec),
      }}
    />
  )
}
