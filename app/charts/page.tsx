import { pageMetadata } from "@/app/_parts/page-metadata"
import { PageHead } from "@/components/page/page-head"
import { ChartIndex } from "@/components/snapshot/chart-index"
import { routes } from "@/lib/routes"

export const metadata = pageMetadata({
  title: "Charts",
  description:
    "Every chart and table of this site by itself: what it shows, what can be chosen, and the files it is to be had as.",
  path: routes.charts(),
})

export default function ChartsPage() {
  return (
    <>
      <PageHead title="Every chart by itself">
        <p className="mt-3 max-w-prose">
          Each has an address of its own, which holds all its settings; ending the name in .svg, .png, .csv,
          .json or .md gives the same as a file. A live chart moves with the data. Frozen, it keeps its
          numbers for good, and says when newer ones exist.
        </p>
      </PageHead>
      <ChartIndex />
    </>
  )
}
