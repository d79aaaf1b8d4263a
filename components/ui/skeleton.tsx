/** Lines where text will stand while a page loads. */
export function Skeleton({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3 py-2">
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          className="h-4 rounded-2 bg-wash"
          style={{ width: `${[92, 78, 85, 64][line % 4]}%` }}
        />
      ))}
    </div>
  )
}

/** The box a chart will fill, at its height, so that nothing moves. */
export function SkeletonBox({ height, label = "Loading the chart" }: { height: number; label?: string }) {
  return <div role="status" aria-label={label} className="rounded-2 bg-wash" style={{ height }} />
}
