"use client"

import { memo, useMemo, type CSSProperties } from "react"
import { keyOf } from "@/lib/control-letters"
import { controlWords } from "@/lib/control-words"
import type { MatrixGroup } from "@/lib/charts/control-matrix-model"
import type { MatrixChip, RuleBrief, Stretch } from "@/lib/contracts/control"
import { lastControlDay } from "@/lib/contracts/control-range"
import { dayWords } from "@/lib/day-words"
import { MakerFilter } from "./maker-filter"
import { MatrixRow } from "./matrix-row"
import { StatusMark } from "./status-mark"

export type MatrixRowChip = MatrixChip & { at: number; href: string }
export type MatrixRows = (Pick<MatrixGroup, "group" | "anchor"> & { rows: MatrixRowChip[] })[]
export type MatrixHeads = Record<string, Pick<RuleBrief, "name" | "shortName" | "place"> & { href: string }>

/**
 * Every part under every rule that asks about the part: the combined answer first, then rule by rule. A
 * client component so that its answers travel once, as letters, and a thousand cells are not sent twice.
 */
export const Matrix = memo(function Matrix({
  stretch,
  groups,
  heads,
  classify,
}: {
  stretch: Stretch
  groups: MatrixRows
  heads: MatrixHeads
  /** Address of the page that gives an answer with its reasons. */
  classify: string
}) {
  const { combined, columns, besides, from, until } = stretch
  const states = useMemo(() => columns.map(({ state }) => state).join(), [columns])
  const statuses = keyOf(combined + columns.map(({ answers }) => answers).join(""))
  return (
    <section id="chips" className="mt-10 border-t border-hairline pt-3" aria-labelledby="matrix-title">
      <h2 id="matrix-title" className="text-28">
        Every chip under every rule
      </h2>
      <p className="mt-1 max-w-prose text-15 text-muted">
        Shipped from the United States to a firm in China that is on no list. These answers hold{" "}
        {spanWords(from, until)}. Of the rules that class a part the newest, leftmost, speaks; one that points
        to another is shown with its answer. Chinese makers’ parts are measured by the same lines.
      </p>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-13" aria-label="What the letters mean">
        {statuses.map((status) => (
          <li key={status} title={controlWords(status).sentence}>
            <StatusMark status={status} />
          </li>
        ))}
      </ul>
      <MakerFilter groups={groups} />
      <div
        className="scroll-table matrix"
        role="group"
        aria-label="Chips and rules"
        // What scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        <table style={{ "--columns": columns.length } as CSSProperties}>
          <caption className="sr-only">Chips and the rules in force {spanWords(from, until)}</caption>
          <thead>
            <tr>
              <th scope="col">Chip</th>
              <th scope="col" className="matrix-combined">
                All rules together
              </th>
              {columns.map(({ rule }) => (
                <th key={rule} scope="col" className="matrix-rule">
                  <a href={heads[rule]?.href} title={heads[rule]?.name}>
                    {heads[rule]?.shortName}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ group, anchor, rows }) => (
            <tbody key={anchor} id={anchor}>
              <tr className="matrix-group">
                <th scope="rowgroup" colSpan={2 + columns.length}>
                  <span>{group}</span>
                </th>
              </tr>
              {rows.map(({ at, id, href, name }) => (
                <MatrixRow
                  key={href}
                  name={name}
                  href={href}
                  whyHref={`${classify}?chip=${id}&on=${from}`}
                  letters={(combined[at] ?? "") + columns.map(({ answers }) => answers[at] ?? "").join("")}
                  states={states}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {besides.length > 0 && (
        <p className="mt-3 max-w-prose text-13 text-muted">
          Also on the books, but asking about the deal and not the part:{" "}
          {besides.map(({ rule, state }, index) => (
            <span key={rule}>
              {index > 0 && ", "}
              <a href={heads[rule]?.href}>{heads[rule]?.shortName}</a>
              {state === "unknown" && " (not known whether it binds)"}
              {state === "suspended" && " (suspended)"}
            </span>
          ))}
          .
        </p>
      )}
    </section>
  )
})

/** "from 17 Nov 2023 to 3 Apr 2024"; the last stretch has no end that is set. */
function spanWords(from: string, until: string): string {
  return until === lastControlDay
    ? `since ${dayWords(from)}, and no later change is set`
    : `from ${dayWords(from)} to ${dayWords(until)}`
}
