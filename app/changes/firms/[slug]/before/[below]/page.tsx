import type { Metadata } from "next"
import { changesMetadata } from "@/app/_parts/changes-metadata"
import { FirmChangesMissing } from "@/app/_parts/firm-changes-missing"
import { readable } from "@/app/_parts/readable"
import { versionNumber } from "@/app/_parts/version-number"
import { ChangesView } from "@/components/changes/changes-view"
import { getChanges } from "@/lib/server/queries/changes"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string; below: string }> }

/** Made when a reader first asks for it, and kept. */
export function generateStaticParams(): { slug: string; below: string }[] {
  return []
}

async function read({ params }: Props) {
  const { slug, below: text } = await params
  const below = versionNumber(text)
  const changes = below === null ? null : await getChanges(readable(slug), below)
  return changes && { changes, below }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props)
  if (!found) return { title: "No such changes" }
  return changesMetadata({ firm: found.changes.firm, below: found.below })
}

export default async function EarlierFirmChangesPage(props: Props) {
  const found = await read(props)
  if (found) return <ChangesView changes={found.changes} isFirstPage={false} />
  return <FirmChangesMissing asked={readable((await props.params).slug)} />
}
