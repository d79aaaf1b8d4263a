import { pageMetadata } from "@/app/_parts/page-metadata"
import { DocumentView } from "@/components/methodology/document-view"
import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"
import { readChangelog } from "@/lib/server/read-changelog"

export const metadata = pageMetadata({
  title: "Changelog",
  description: "What is new on the site and in its data, and when published numbers moved.",
  path: routes.changelog(),
})

export default async function ChangelogPage() {
  return (
    <>
      <PageHead title="Changelog" />
      <div className="mt-4">
        <DocumentView blocks={await readChangelog()} assumptions={new Set()} live={{}} />
      </div>
    </>
  )
}
