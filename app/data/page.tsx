import { pageMetadata } from "@/app/_parts/page-metadata"
import { siteUrl } from "@/app/_parts/site-url"
import { DataSetView } from "@/components/data/data-set-view"
import { routes } from "@/lib/routes"
import { getDataSet } from "@/lib/server/queries/data-set"

export const revalidate = 86400

export const metadata = pageMetadata({
  title: "Take the data away",
  description: "The whole data set as one file, and each table as CSV, with units, sources, licence and citation.",
  path: routes.data(),
})

export default async function DataSetPage() {
  return <DataSetView dataSet={await getDataSet()} origin={siteUrl().origin} />
}
