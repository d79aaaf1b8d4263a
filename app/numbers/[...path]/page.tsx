import type { Metadata } from "next"
import { cache } from "react"
import { orBusy } from "@/app/_parts/or-busy"
import { Busy } from "@/app/_parts/busy"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { readable } from "@/app/_parts/readable"
import { MissingPage } from "@/components/not-found/missing-page"
import { NumberPage } from "@/components/numbers/number-page"
import { readNumberPath } from "@/lib/number-key"
import { routes } from "@/lib/routes"
import { getKeptNumber } from "@/lib/server/queries/kept-number"
import { nearNumbers } from "@/lib/server/queries/near-numbers"

export const revalidate = 86400
type Props = { params: Promise<{ path: string[] }> }

/** A number's page is made when a reader first asks for it, and kept. */
export function generateStaticParams(): { path: string[] }[] {
  return []
}

async function asked({ params }: Props) {
  const parts = (await params).path.map(readable)
  const key = readNumberPath(parts)
  return { parts, key, ...(await found(JSON.stringify(parts))) }
}

/** Once for a page and its title, which would else take two turns. */
const found = cache((parts: string) => {
  const key = readNumberPath(JSON.parse(parts) as string[])
  return orBusy(async () => key && getKeptNumber(key))
})

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { key, made: view, busy } = await asked(props)
  if (busy !== null) return { title: "Busy just now", robots: { index: false, follow: true } }
  if (!key || !view) return { title: "No such number", robots: { index: false } }
  return {
    ...pageMetadata({
      title: `${view.title}: ${view.value}`,
      description:
        `What stands behind this number: ${[view.interval, view.formula?.words].filter(Boolean).join(". ")}`.slice(
          0,
          300,
        ),
      path: routes.number(key),
    }),
    // Thousands of small pages that repeat what profiles and orders say: led to from there, listed nowhere.
    robots: { index: false, follow: true },
  }
}

export default async function Page(props: Props) {
  const { key, parts, made: view, busy } = await asked(props)
  if (busy !== null) return <Busy words={busy} again={key ? routes.number(key) : routes.board()} />
  if (view) return <NumberPage view={view} />
  return (
    <MissingPage
      asked={parts.join("/")}
      noun="number"
      candidates={await nearNumbers(parts)}
      index={{ href: routes.board(), label: "the board" }}
    />
  )
}
