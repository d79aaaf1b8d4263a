import { ChartFrame, type ChartFoot } from "@/components/charts/chart-frame"
import { specVersion } from "@/lib/charts/spec"
import { percent } from "@/lib/charts/scales"
import { statusStrip, type Segment } from "@/lib/charts/status-strip-model"
import type { ChipPage } from "@/lib/contracts/chip"
import { controlWords } from "@/lib/control-words"

/** Narrower than this share of the strip a stretch has no room for its letter on a phone. */
const letterShare = 0.06
/** Narrower than this there is none for its words on a wide screen either. */
const labelShare = 0.15

/** A part's standing through time, one lane for the sale and one for each measure beside it. */
export function StatusStrip({ page, foot }: { page: ChipPage; foot: ChartFoot }) {
  const strip = statusStrip(page)
  return (
    <ChartFrame
      title={strip.title}
      subtitle="Answer of all rules together for a firm in China on no list, by day"
      words={[
        ...(strip.announced === null ? [] : ["Paler: before the chip was announced."]),
        "The upright line is today. Every change, with its rule, stands in the table below.",
      ]}
      table={null}
      foot={foot}
      share={{ version: specVersion, chart: "chip-status", chip: page.chip.id }}
    >
      <div role="img" aria-label={`${strip.title}. ${strip.summary}`}>
        <div aria-hidden="true" className="relative">
          {strip.lanes.map(({ label, segments }, index) => (
            <div key={label} className="pb-2">
              <p className="text-13 text-muted">{label}</p>
              <div className="relative" style={{ height: index === 0 ? 32 : 20 }}>
                {segments.map((segment) => (
                  <Stretch key={segment.from} segment={segment} height={index === 0 ? 32 : 20} />
                ))}
              </div>
            </div>
          ))}
          <div
            className="absolute top-5 bottom-0 border-l border-ink"
            style={{ left: percent(strip.today) }}
          />
        </div>
        <svg className="block h-6.5 w-full overflow-visible" aria-hidden="true">
          <line x1="0" x2="100%" y1="0.5" y2="0.5" className="chart-axis" />
          {strip.ticks.map(({ at, label }) => (
            <g key={label}>
              <line x1={percent(at)} x2={percent(at)} y1="0" y2="5" className="chart-axis" />
              <text x={percent(at)} y="19" textAnchor="middle" className="chart-label">
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  )
}

function Stretch({ segment, height }: { segment: Segment; height: number }) {
  const { from, to, status, isBefore } = segment
  const { tone, letter, label } = controlWords(status)
  return (
    <span
      className={`status-box is-${tone} absolute! overflow-hidden px-1.5 text-left! whitespace-nowrap`}
      style={{
        left: percent(from),
        width: `calc(${percent(to - from)} - 1px)`,
        height,
        lineHeight: `${height - 2}px`,
        opacity: isBefore ? 0.35 : 1,
        ...(tone === "free" ? { borderColor: "var(--hairline)" } : {}),
      }}
    >
      {!isBefore && to - from > letterShare && (
        <>
          {letter}
          {to - from > labelShare && <span className="hidden font-normal sm:inline"> {label}</span>}
        </>
      )}
    </span>
  )
}
