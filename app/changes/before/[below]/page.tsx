import type { Metadata } from "next"
import { changesMetadata } from "@/app/_parts/changes-metadata"
import { readable } from "@/app/_parts/readable"
import { versionNumber } from "@/app/_parts/version-number"
import { ChangesView } from "@/components/changes/changes-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { routes } from "@/lib/routes"
import { getChanges } from "@/lib/server/queries/changes"

export const revalidate = 86400
type Props = { params: Promise<{ below: string }> }

/** Made when a reader first asks for it, and kept. */
export function generateStaticParams(): { below: string }[] {
  return []
}

async function read({ params }: Props) {
  const below = versionNumber((await params).below)
  const changes = below === null ? null : await getChanges(null, below)
  return changes && { changes, below }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props)
  return found ? changesMetadata({ firm: null, below: found.below }) : { title: "No such changes" }
}

export default async function EarlierChangesPage(props: Props) {
  const found = await read(props)
  if (found) return <ChangesView changes={found.changes} isFirstPage={false} />
  return (
    <MissingPage
      asked={readable((await props.params).below)}
      noun="data version"
      candidates={[]}
      index={{ href: routes.changes(), label: "the newest changes" }}
    />
  )
}
