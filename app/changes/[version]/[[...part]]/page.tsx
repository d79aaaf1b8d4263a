import type { Metadata } from "next"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { versionNumber } from "@/app/_parts/version-number"
import { ChangeView } from "@/components/changes/change-view"
import { MissingPage } from "@/components/not-found/missing-page"
import { entryTitle, withheldReason } from "@/lib/changes-words"
import { routes } from "@/lib/routes"
import { getChange } from "@/lib/server/queries/changes"

export const revalidate = 86400
type Props = { params: Promise<{ version: string; part?: string[] }> }

/** Made when a reader first asks for it, and kept. */
export function generateStaticParams(): { version: string; part: string[] }[] {
  return []
}

/** The first part has the version's own address and no other. */
async function read({ params }: Props) {
  const { version, part: [given, ...more] = [] } = await params
  const number = versionNumber(version)
  const part = given === undefined ? 1 : versionNumber(given)
  if (number === null || part === null || more.length > 0 || (given !== undefined && part === 1)) return null
  return getChange(number, part)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const change = await read(props)
  if (!change) return { title: "No such data version" }
  const { entry, part } = change
  return pageMetadata({
    title: `Data version ${entry.number}: ${entryTitle(entry)}`,
    description: entry.reason ?? withheldReason,
    path: routes.change(entry.number, part),
  })
}

export default async function ChangePage(props: Props) {
  const change = await read(props)
  if (change) return <ChangeView change={change} />
  const { version, part = [] } = await props.params
  return (
    <MissingPage
      asked={readable([version, ...part].join("/"))}
      noun="data version"
      candidates={[]}
      index={{ href: routes.changes(), label: "all changes" }}
    />
  )
}
