import { Fragment } from "react"
import { OpenFigures } from "@/components/numbers/open-figures"
import { OpenNumber } from "@/components/numbers/open-number"
import { Tag } from "@/components/ui/tag"
import type { MatterModel, MatterRow } from "@/lib/charts/contradiction-model"
import { percent } from "@/lib/charts/scales"
import { claimFigures, claimWeightInShort } from "@/lib/contradiction-figures"
import { tagLabels } from "@/lib/labels"
import { routes } from "@/lib/routes"
import { truthInShort } from "@/lib/truth-words"
import { AxisCell } from "./axis-cell"

/**
 * The claims of a group side by side, a row each, with an axis for each measure on which they disagree. What repeats
 * another claim stands under it. Where nothing can be compared, what each says stands there in words.
 */
export function ClaimGrid({
  model: { axes, sections },
  horizonMonths,
  title,
}: {
  model: MatterModel
  horizonMonths: number
  title: string
}) {
  const style = { "--axes": Math.max(1, axes.length) } as React.CSSProperties
  return (
    <div className={axes.length === 0 ? "matter-rows has-words" : "matter-rows"} style={style}>
      <div className="matter-row is-head" aria-hidden="true">
        <span>Who says so</span>
        {axes.map(({ key, title: measure, unit, isLog, band }, index) => (
          <span key={key} className={index === 0 ? "is-lead" : "only-wide-row"}>
            {measure}{" "}
            <span className="text-muted">
              {[unit === "chips" ? null : unit, isLog ? "log scale" : null, band && "grey: on record"]
                .filter(Boolean)
                .join(", ")}
            </span>
          </span>
        ))}
        {axes.length === 0 && <span className="only-wide-row">What it says</span>}
        <span className="only-wide-row">Weight · if it were true</span>
      </div>
      {sections.map(({ order, rows }) => (
        <Fragment key={order?.id ?? "besides"}>
          {sections.length > 1 && (
            <p className="matter-about">
              {order ? <a href={routes.order(order.id)}>{order.title}</a> : "Besides, no order"}
            </p>
          )}
          <ol
            aria-label={
              sections.length === 1
                ? `${title} The claims side by side`
                : `${title} ${order?.title ?? "Besides, no order"}`
            }
          >
            {rows.map((row) => (
              <li key={row.id} className={row.isRelay ? "matter-row is-relay" : "matter-row"}>
                <Who row={row} />
                {axes.map((axis, index) => (
                  <AxisCell
                    key={axis.key}
                    axis={axis}
                    claim={row.id}
                    weight={row.weight}
                    label={row.publisher}

                    isLead={index === 0}
                  />
                ))}
                {axes.length === 0 && <Words row={row} />}
                <p className="matter-worth">
                  <span className="block">
                    <OpenFigures of={{ of: "claim", claim: row.id }}>
                      {claimWeightInShort(row.one)}
                    </OpenFigures>
                  </span>
                  <span className="block text-muted">
                    <OpenFigures of={{ of: "claim", claim: row.id }}>
                      {truthInShort(row.one, horizonMonths)}
                    </OpenFigures>
                  </span>
                </p>
              </li>
            ))}
          </ol>
        </Fragment>
      ))}
      {axes.length > 0 && (
        <div className="matter-row is-ticks" aria-hidden="true">
          <span className="only-wide-row" />
          {axes.map(({ key, ticks }, index) => (
            <svg key={key} className={index === 0 ? "matter-ticks is-lead" : "matter-ticks only-wide-row"}>
              <line x1="0" x2="100%" y1="0.5" y2="0.5" className="chart-axis" />
              {ticks.map(({ at, label }, tick) => (
                <g key={at}>
                  <line x1={percent(at)} x2={percent(at)} y1="0" y2="5" className="chart-axis" />
                  <text
                    x={percent(at)}
                    y="19"
                    textAnchor={at === 0 ? "start" : at > 0.93 ? "end" : "middle"}
                    className={labelClass(ticks, tick, axes.length)}
                  >
                    {label}
                  </text>
                </g>
              ))}
            </svg>
          ))}
          <span className="only-wide-row" />
        </div>
      )}
    </div>
  )
}

/** Labels that would touch are left out: on a phone, where one axis has 320 px, and on a page with several axes. */
function labelClass(ticks: readonly { label: string }[], tick: number, axes: number): string {
  const longest = Math.max(...ticks.map(({ label }) => label.length))
  const every = (width: number) => Math.max(1, Math.ceil((ticks.length * (7.5 * longest + 12)) / width))
  const [wide, narrow] = [every(axes > 1 ? 280 : 600), every(320)]
  const isShown = tick % wide === 0
  if (tick % narrow === 0) return isShown ? "chart-label" : "chart-label only-narrow-row"
  return isShown ? "chart-label only-roomy" : "hidden"
}

/** Publisher, day and the way it came; marks for what is doubtful. */
function Who({ row: { one, publisher, published, via, isUnverified } }: { row: MatterRow }) {
  const { tags, source } = one.claim
  const doubts = tags.filter((tag) => tag === "unreliable" || tag === "denied")
  return (
    <div className="matter-who">
      <p>
        <a href={routes.source(source.id)} className="font-medium">
          {publisher}
        </a>{" "}
        <span className="text-13 whitespace-nowrap text-muted">{published}</span>
      </p>
      {via.length > 0 && <p className="text-13 text-muted">after {via.join(" → ")}</p>}
      {(isUnverified || doubts.length > 0) && (
        <p className="mt-0.5 space-x-1.5">
          {isUnverified && <Tag tone="doubt">unverified</Tag>}
          {doubts.map((tag) => (
            <Tag key={tag} tone="caution">
              {tagLabels[tag]}
            </Tag>
          ))}
        </p>
      )}
    </div>
  )
}

function Words({ row: { id, one, publisher } }: { row: MatterRow }) {
  const figures = claimFigures(one)
  return (
    <div className="matter-words">
      {figures && (
        <p className="font-medium">
          <OpenNumber of={{ of: "claim", claim: id }} label={`${publisher}: ${figures}`}>
            {figures}
          </OpenNumber>
        </p>
      )}
      <p data-prose="">{one.claim.text}</p>
    </div>
  )
}
