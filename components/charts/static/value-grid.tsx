/** Horizontal grid lines with their values in the gutter left of the plot. */
export function ValueGrid({
  ticks,
  y,
}: {
  ticks: { value: number; label: string }[]
  y: (value: number) => number
}) {
  return (
    <g>
      {ticks.map(({ value, label }) => (
        <g key={value}>
          <line x1="0" x2="100%" y1={y(value)} y2={y(value)} className="chart-grid" />
          <text x={-8} y={y(value)} dy="0.32em" textAnchor="end" className="chart-label">
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}
