import { changesMetadata } from "@/app/_parts/changes-metadata"
import { ChangesView } from "@/components/changes/changes-view"
import { getChanges } from "@/lib/server/queries/changes"

export const revalidate = 86400

export const generateMetadata = () => changesMetadata({ firm: null, below: null })

export default async function ChangesPage() {
  const changes = await getChanges()
  return changes && <ChangesView changes={changes} isFirstPage />
}
