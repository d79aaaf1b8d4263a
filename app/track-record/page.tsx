import { pageMetadata } from "@/app/_parts/page-metadata"
import { TrackRecordView } from "@/components/track-record/track-record-view"
import { routes } from "@/lib/routes"
import { getTrackRecord } from "@/lib/server/queries/track-record"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Track record",
  description:
    "What the model would have said in past months from what was known then, beside what firms said and what happened.",
  path: routes.trackRecord(),
})

export default async function TrackRecordPage() {
  return <TrackRecordView record={await getTrackRecord()} />
}
