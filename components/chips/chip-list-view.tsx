import { OpenCount } from "@/components/numbers/open-count"
import { ShareLine } from "@/components/charts/share/share-line"
import { PageHead } from "@/components/page/page-head"
import { Stamp } from "@/components/page/stamp"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { isChineseGroup } from "@/lib/charts/control-matrix-model"
import { chipCount, listFinding, standingsWords } from "@/lib/chip-words"
import { specVersion } from "@/lib/charts/spec"
import type { ChipList } from "@/lib/contracts/chip"
import { makerGroups, type MakerGroup } from "@/lib/contracts/control"
import { dayWords } from "@/lib/format"
import { routes } from "@/lib/routes"
import { ChipTable } from "./chip-table"
import { makerSlug } from "./makers"

/**
 * Parts with the figures that rules test, a table for each group of makers.
 *
 * @param makers the group to show alone; null shows every maker
 */
export function ChipListView({ list, makers }: { list: ChipList; makers: MakerGroup | null }) {
  const { today, dataVersion } = list
  const shown = list.chips.filter(({ group }) => makers === null || group === makers)
  const groups = makerGroups.filter((group) => shown.some((chip) => chip.group === group))
  const present = makerGroups.filter((group) => list.chips.some((chip) => chip.group === group))
  const isChinese = makers !== null && isChineseGroup(makers)
  const measured = isChinese ? shown : shown.filter(({ group }) => !isChineseGroup(group))
  const lead = isChinese
    ? "By those lines"
    : `${makers === null ? "Of the foreign chips, sold" : "Sold"} to a firm in China that is on no list`
  const standings = `${lead}: ${standingsWords(measured)}.`
  return (
    <>
      <PageHead kicker="Chips" title={listFinding(shown, makers)}>
        <p className="mt-3 max-w-prose">
          {standings} <a href={routes.controls()}>Every chip under every rule</a>, or{" "}
          <a href={routes.classify()}>a chip of your own</a>.
        </p>
        <Stamp
          parts={[
            `Status as of ${dayWords(today)}`,
            `data version ${dataVersion}`,
            <ChipCount key="chips" count={shown.length} first={makers === null ? null : makerSlug(makers)} />,
          ]}
        />
      </PageHead>
      <div className="mt-2">
        <ShareLine
          spec={{ version: specVersion, chart: "chips-table" }}
          title="Every chip"
          asOf={null}
          dataVersion={dataVersion}
        />
      </div>
      <div className="no-print mt-5">
        <ChoiceLinks
          label="Makers"
          current={makers === null ? "all" : makerSlug(makers)}
          options={[
            { name: "all", value: "all", href: routes.chips() },
            ...present.map((group) => ({
              name: group.startsWith("Other") ? group.replace("Other", "other") : group,
              value: makerSlug(group),
              href: routes.chipsBy(makerSlug(group)),
            })),
          ]}
        />
      </div>
      <p className="mt-3 max-w-[96ch] text-13 text-muted">
        Strongest first. TPP is total processing performance, the figure that US rules measure first; density
        is TPP over die area. Bandwidth is to memory; the link is chip to chip, both directions together.
        Prices are for a card, with their date. † No page we read confirms the figure, or one that it is
        computed from.
      </p>
      {groups.map((group) => (
        <section key={group} id={makerSlug(group)} className="mt-8 border-t border-hairline pt-3">
          <h2 className="text-21">{group}</h2>
          {isChineseGroup(group) && (
            <p className="max-w-prose text-13 text-muted">
              Sold at home, so no export is at stake; the status is what the lines of the US rules make of the
              figures.
            </p>
          )}
          <div className="mt-2">
            <ChipTable caption={`Chips: ${group}`} chips={shown.filter((chip) => chip.group === group)} />
          </div>
        </section>
      ))}
    </>
  )
}

/** How many chips there are, or how many of some makers, whose table stands below. */
function ChipCount({ count, first }: { count: number; first: string | null }) {
  return first === null ? (
    <OpenCount kind="chip" count={count} />
  ) : (
    <a href={`#${first}`}>{chipCount(count)}</a>
  )
}
