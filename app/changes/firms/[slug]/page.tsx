import type { Metadata } from "next"
import { changesMetadata } from "@/app/_parts/changes-metadata"
import { readable } from "@/app/_parts/readable"
import { FirmChangesMissing } from "@/app/_parts/firm-changes-missing"
import { ChangesView } from "@/components/changes/changes-view"
import { getChanges } from "@/lib/server/queries/changes"

export const revalidate = 86400
type Props = { params: Promise<{ slug: string }> }

/** Made when a reader first asks for it, and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

const read = async ({ params }: Props) => getChanges(readable((await params).slug))

export async function generateMetadata(props: Props): Promise<Metadata> {
  const changes = await read(props)
  return changes ? changesMetadata({ firm: changes.firm, below: null }) : { title: "No such firm" }
}

export default async function FirmChangesPage(props: Props) {
  const changes = await read(props)
  if (changes) return <ChangesView changes={changes} isFirstPage />
  return <FirmChangesMissing asked={readable((await props.params).slug)} />
}
