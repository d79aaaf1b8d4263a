import type { ReactNode } from "react"
import { Disclosure } from "@/components/ui/disclosure"
import { ScrollTable } from "@/components/ui/scroll-table"
import type { RuleReading } from "@/lib/contracts/control-rule-view"
import { nearMissWords, shortfallWords } from "@/lib/control-reasons"
import { categoryWords } from "@/lib/category-words"
import type { ControlStatus } from "@/lib/domain/control-rule"
import { metricName } from "@/lib/metric-words"
import { routes } from "@/lib/routes"
import { StatusMark } from "./status-mark"

type Chip = RuleReading["caught"][number]["chip"]

/** The parts that a text catches, by answer and maker; those of Chinese makers apart. */
export function RuleCaught({ caught }: { caught: RuleReading["caught"] }) {
  const groups = new Map<string, { status: ControlStatus; paragraph: string | null; chips: Chip[] }>()
  for (const { chip, status, category, paragraph } of caught) {
    const key = `${status} ${paragraph ?? category}`
    const group = groups.get(key) ?? {
      status,
      paragraph: paragraph ?? (category && categoryWords(category)),
      chips: [],
    }
    group.chips.push(chip)
    groups.set(key, group)
  }
  return (
    <dl className="border-t border-ink">
      {[...groups.entries()].map(([key, { status, paragraph, chips }]) => (
        <div
          key={key}
          className="grid gap-x-10 gap-y-2 border-b border-hairline py-3 md:grid-cols-[17rem_minmax(0,1fr)]"
        >
          <dt>
            <p className="font-medium">
              <StatusMark status={status} />
            </p>
            <p className="text-13 text-muted">{paragraph}</p>
          </dt>
          <dd className="space-y-1">
            <ByMaker chips={chips.filter(({ isDomesticChinese }) => !isDomesticChinese)} />
            <ByMaker
              chips={chips.filter(({ isDomesticChinese }) => isDomesticChinese)}
              lead="Over the same lines, made by Chinese firms and sold at home:"
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ByMaker({ chips, lead }: { chips: readonly Chip[]; lead?: string }) {
  if (chips.length === 0) return null
  const makers = [...new Set(chips.map(({ vendor }) => vendor))]
  return (
    <>
      {lead && <p className="pt-1 text-13 text-muted">{lead}</p>}
      {makers.map((maker) => (
        <p key={maker}>
          <span className="text-muted">{maker}: </span>
          {chips
            .filter(({ vendor }) => vendor === maker)
            .map((chip, index) => (
              <span key={chip.id}>
                {index > 0 && ", "}
                <ChipLink chip={chip} />
              </span>
            ))}
        </p>
      ))}
    </>
  )
}

function ChipLink({ chip: { id, name } }: { chip: Pick<Chip, "id" | "name"> }): ReactNode {
  return <a href={routes.chip(id)}>{name}</a>
}

/** The parts just outside, and by how much. */
export function RuleMissed({ missed }: { missed: RuleReading["missed"] }) {
  return (
    <ScrollTable caption="Parts just outside, with the lines they miss">
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">By how much</th>
          <th scope="col">Over the line it would be</th>
        </tr>
      </thead>
      <tbody>
        {missed.map(({ chip, lines, status, paragraph }) => (
          <tr key={chip.id}>
            <th scope="row">
              <ChipLink chip={chip} />
              <span className="block text-muted">{chip.vendor}</span>
            </th>
            <td>
              {lines.map((line) => (
                <span key={`${line.metric} ${line.threshold}`} className="block">
                  {nearMissWords(line)} <span className="text-muted">({shortfallWords(line)})</span>
                </span>
              ))}
            </td>
            <td>
              <StatusMark status={status} />
              {paragraph && <span className="block text-muted">{paragraph}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** The parts for which a figure is missing, with what it could turn out to be. */
export function RuleUndetermined({ undetermined }: { undetermined: RuleReading["undetermined"] }) {
  const count = undetermined.length === 1 ? "1 part" : `${undetermined.length} parts`
  return (
    <Disclosure summary={`${count}, with what is missing`} isOpen={undetermined.length <= 8}>
      <ScrollTable caption="Parts whose answer turns on something unknown">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Not known</th>
            <th scope="col">Still possible</th>
          </tr>
        </thead>
        <tbody>
          {undetermined.map(({ chip, missing, possible }) => (
            <tr key={chip.id}>
              <th scope="row">
                <ChipLink chip={chip} />
                <span className="block text-muted">{chip.vendor}</span>
              </th>
              <td>{missing.map(metricName).join(", ")}</td>
              <td>
                <span className="flex flex-wrap gap-x-4 gap-y-1">
                  {possible.map((status) => (
                    <StatusMark key={status} status={status} />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Disclosure>
  )
}
