import type { ChartSetting } from "@/lib/charts/chart-catalogue"

/** The settings of a chart as its address has them. */
export function ChartSettings({ settings }: { settings: readonly ChartSetting[] }) {
  if (settings.length === 0) return null
  return (
    <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 text-13">
      {settings.map(({ name, values, usual }) => (
        <div key={name} className="contents">
          <dt>
            <code className="font-sans font-medium">{name}</code>
          </dt>
          <dd className="text-muted">
            {values}
            {usual === null ? "; must be given" : usual === "none" ? "" : `; ${usual} where nothing stands`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
