import { Missing } from "@/components/not-found/missing"
import { chartCatalogue, type ChartEntry } from "@/lib/charts/chart-catalogue"
import { routes } from "@/lib/routes"
import { ChartSettings } from "./chart-settings"

/** An address that gives no chart: each wrong setting by its name, and what may stand there. */
export function WrongSettings({
  chart,
  asked,
  problems,
}: {
  chart: string
  /** The settings as the address has them. */
  asked: Readonly<Record<string, readonly string[]>>
  problems: readonly { field: string; message: string }[]
}) {
  const entry = chartCatalogue.find(({ name }) => name === chart)
  return (
    <Missing>
      <div className="py-12">
        <h1 className="text-28">
          {entry ? `${entry.title}: these settings give no chart.` : `There is no chart “${chart}” here.`}
        </h1>
        {entry && (
          <>
            <ul role="alert" className="mt-4 max-w-prose space-y-1 border-l-2 border-denied pl-3 text-denied">
              {problems.map(({ field, message }) => (
                <li key={`${field} ${message}`}>
                  <strong className="font-semibold">{field}</strong>:{" "}
                  {problemWords(entry, asked, field, message)}
                </li>
              ))}
            </ul>
            <p className="mt-6">What may stand in the address:</p>
            <ChartSettings settings={entry.settings} />
            <Example entry={entry} />
          </>
        )}
        <p className="mt-6">
          Or look through <a href={routes.charts()}>all charts</a>.
        </p>
      </div>
    </Missing>
  )
}

/** What was typed and what may stand there instead; for what is no single setting, the message as it is. */
function problemWords(
  { settings }: ChartEntry,
  asked: Readonly<Record<string, readonly string[]>>,
  field: string,
  message: string,
): string {
  const setting = settings.find(({ name }) => name === field)
  const [value] = asked[field] ?? []
  if (!setting || value === undefined) return message
  return `“${value}” cannot stand here. What can: ${setting.values}.`
}

function Example({ entry: { name, example } }: { entry: ChartEntry }) {
  if (example === null) return null
  const address = `${routes.charts()}/${name}${example}`
  return (
    <p className="mt-3">
      For example <a href={address}>{address}</a>
    </p>
  )
}
