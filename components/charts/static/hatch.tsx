export type HatchColor = "training" | "inference" | "muted"

/** Address of a hatching as a fill. `chart` is the id of the chart that defines it. */
export function hatchFill(chart: string, color: HatchColor): string {
  return `url(#${chart}-hatch-${color})`
}

/** Hatchings of one chart: what is strained, stopped or undetermined is never a flat colour. */
export function HatchDefs({ chart, colors }: { chart: string; colors: HatchColor[] }) {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        {colors.map((color) => (
          <pattern
            key={color}
            id={`${chart}-hatch-${color}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="5" height="5" fill={`var(--${color})`} fillOpacity="0.12" />
            <rect width="1.6" height="5" fill={`var(--${color})`} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
