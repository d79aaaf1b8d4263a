import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { pageMetadata } from "@/app/_parts/page-metadata"
import { ReplayChanges } from "@/components/controls/replay-changes"
import { ReplayForm } from "@/components/controls/replay-form"
import { ReplayResult } from "@/components/controls/replay-result"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { Section } from "@/components/ui/section"
import { monthWords } from "@/lib/format"
import { readReplay, replayQuery } from "@/lib/replay-link"
import { routes } from "@/lib/routes"
import { getReplay, getReplaySetting } from "@/lib/server/queries/replay"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = pageMetadata({
  title: "What if the rules were others?",
  description:
    "Take an export control away, move its date or make a bill law, and see how long each Chinese firm’s AI chips would last.",
  path: routes.replay(),
})

/** Made for each reader: the address holds the changes. */
export default async function ReplayPage({ searchParams }: Props) {
  const query = await searchParams
  const setting = await getReplaySetting()
  const read = readReplay(query, setting)
  const { changes, problems } = read
  const asOf = read.asOf === setting.asOfs[0] ? null : read.asOf
  const address = (kept: typeof changes, month = asOf) => routes.replay(replayQuery(kept, month))
  // A sent form leads to the address of what it asks for; one with a mistake stays to be mended.
  if (read.isSent && Object.keys(problems).length === 0) redirect(address(changes))
  const replay = changes.length > 0 ? await getReplay({ changes, asOf: read.asOf }) : null
  return (
    <>
      <PageHead
        kicker={<a href={routes.controls()}>Export controls</a>}
        title="What if the rules were others?"
      >
        <p className="mt-3 max-w-prose">
          Take a rule away, move its day or make a bill law: every firm’s estimate is run again, with the same
          draws, and shown beside the published one.
        </p>
        {problems.address && (
          <p role="alert" className="mt-3 max-w-prose border-l-2 border-denied pl-3 text-denied">
            {problems.address}
          </p>
        )}
        {replay && (
          <>
            <ReplayChanges
              changes={changes}
              names={replay.names}
              without={(change) => address(changes.filter((other) => other !== change))}
            />
            <div className="mt-3">
              <ChoiceLinks
                label="Estimates as of"
                current={read.asOf}
                options={setting.asOfs.map((month, index) => ({
                  value: month,
                  name: monthWords(month),
                  href: address(changes, index === 0 ? null : month),
                }))}
              />
            </div>
          </>
        )}
        <Stamp
          parts={[`data version ${setting.dataVersion}`, "A reading of public texts, not legal advice"]}
        />
      </PageHead>
      {replay && <ReplayResult replay={replay} />}
      <Section id="change" title={replay ? "Change more" : "Change the rules"}>
        <ReplayForm
          setting={setting}
          changes={changes}
          asOf={read.asOf}
          draft={read.isSent ? read.draft : {}}
          problems={problems}
        />
      </Section>
      <Section id="scenarios" title="Ready-made">
        <ul className="max-w-prose space-y-4">
          {setting.scenarios.map(({ id, title, summary }) => (
            <li key={id}>
              <Link href={routes.scenario(id)} prefetch={false} className="font-serif text-17 font-semibold">
                {title}
              </Link>
              <p className="text-15 text-muted">{summary}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
