import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Busy } from "@/app/_parts/busy"
import { orBusy } from "@/app/_parts/or-busy"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { askedDay } from "@/app/known/_parts/asked-day"
import { knownMetadata } from "@/app/known/_parts/known-metadata"
import { CompareNotices } from "@/components/compare/compare-notices"
import { CompareView } from "@/components/compare/compare-view"
import { FirmChooser, type ChoosableFirm } from "@/components/compare/firm-chooser"
import { KnownBanner } from "@/components/known/known-banner"
import { setKnownDay } from "@/components/known/known-day"
import { NoSuchDay } from "@/components/known/no-such-day"
import { PageHead } from "@/components/page/page-head"
import { compareAddress, isOtherSpelling, readCompare } from "@/lib/compare-link"
import { listed } from "@/lib/compare-words"
import { leastCompared, mostCompared, type CompareView as View } from "@/lib/contracts/compare"
import { getCompare, getKnownCompare, listComparable } from "@/lib/server/queries/compare"

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

async function asked({ searchParams }: Props) {
  const query = await searchParams
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of value === undefined ? [] : [value].flat()) params.append(name, one)
  }
  const firms = await listComparable()
  const read = readCompare(params, firms)
  const names = new Map(firms.map(({ slug, name }) => [slug, name]))
  return { query, params, firms, read, nameOf: (slug: string) => names.get(slug) ?? slug }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { query, read, nameOf } = await asked(props)
  const names = listed(read.view.firms.map(nameOf))
  const page = {
    title: names === "" ? "Compare firms" : `${names} compared`,
    description: `How long the AI chips of ${names || "Chinese firms"} last, side by side, with what they hold, need and said.`,
    path: compareAddress(read.view),
  }
  if (read.known !== null) return knownMetadata(page, askedDay(query).day)
  // Comparisons are endless in number; those that somebody links to are found.
  return read.view.firms.length < leastCompared
    ? { ...pageMetadata(page), robots: { index: false, follow: true } }
    : pageMetadata(page)
}

/** Firms beside each other; `/compare?firms=…` leads here. Every other spelling of an address leads to its one. */
export default async function CompareOfPage(props: Props) {
  const { query, params, firms, read, nameOf } = await asked(props)
  const { view } = read
  if (isOtherSpelling(params, read)) redirect(compareAddress(view, read.known))
  const day = read.known === null ? null : askedDay(query)
  if (day !== null && day.day === null) return <NoSuchDay words={day.refusal} path={compareAddress(view)} />
  const known = day?.day ?? null
  if (known !== null) setKnownDay(known)
  const notices = <CompareNotices read={read} nameOf={nameOf} />
  const chooser = <FirmChooser firms={firms} view={view} known={known} />
  const few = <TooFew {...{ view, firms, known, notices, chooser, nameOf }} />
  if (view.firms.length < leastCompared) return few
  const { made, busy } = await orBusy(async () => {
    if (known !== null) return getKnownCompare(view, known)
    const compare = await getCompare(view)
    return compare && { compare, known: null, hindsight: null, inputs: 0 }
  })
  if (busy !== null) return <Busy words={busy} again={compareAddress(view, known)} />
  // Named, and not on record on that day.
  if (made === null) return few
  return (
    <>
      {made.known && (
        <KnownBanner
          known={made.known}
          path="/compare"
          fields={fieldsOf(view)}
          hindsight={made.hindsight}
          inputs={made.inputs}
        />
      )}
      <CompareView compare={made.compare} notices={notices} chooser={chooser} />
    </>
  )
}

/** What a form must send along to keep the view. */
function fieldsOf({ firms, set, workload }: View): Record<string, string> {
  return {
    firms: firms.join(","),
    ...(set !== "own" && { set }),
    ...(workload !== "both" && { workload }),
  }
}

/** Firms of the same kind, as many as fit beside one. */
function peersOf(slug: string, firms: readonly ChoosableFirm[]): string[] {
  const kind = firms.find((firm) => firm.slug === slug)?.kind
  return firms
    .filter((firm) => firm.kind === kind && firm.slug !== slug)
    .map((firm) => firm.slug)
    .slice(0, mostCompared - 1)
}

function TooFew({
  view,
  firms,
  known,
  notices,
  chooser,
  nameOf,
}: {
  view: View
  firms: readonly ChoosableFirm[]
  known: string | null
  notices: React.ReactNode
  chooser: React.ReactNode
  nameOf: (slug: string) => string
}) {
  const [only] = view.firms
  const peers = only === undefined ? [] : peersOf(only, firms)
  return (
    <>
      <PageHead title="Compare firms">
        <p className="mt-3 max-w-prose">
          {only === undefined
            ? "Choose two to six firms."
            : `${nameOf(only)} is chosen. Choose at least one more.`}
        </p>
        {notices}
        {only !== undefined && peers.length > 0 && (
          <ul className="mt-3 space-y-1">
            {peers.map((slug) => (
              <li key={slug}>
                <a href={compareAddress({ ...view, firms: [only, slug] }, known)}>
                  {nameOf(only)} beside {nameOf(slug)}
                </a>
              </li>
            ))}
            {peers.length > 1 && (
              <li>
                <a href={compareAddress({ ...view, firms: [only, ...peers] }, known)}>
                  {nameOf(only)} beside all of these
                </a>
              </li>
            )}
          </ul>
        )}
      </PageHead>
      <div className="mt-8">{chooser}</div>
    </>
  )
}
