import type { ReactNode } from "react"
import { Tag } from "@/components/ui/tag"
import { Figures } from "@/components/ui/figures"
import type { NumberView } from "@/lib/contracts/number"
import { dayWords, monthWords } from "@/lib/day-words"
import { NumberInputs } from "./number-inputs"
import { NumberReports } from "./number-reports"
import { NumberSources } from "./number-sources"

/** How much of each list stands in a small window; the page has all of it. */
const mostInBrief = { inputs: 4, reports: 3, sources: 4 }

/**
 * All that stands behind a number, on its page and in the window over another page alike: the value with its doubt, why it
 * is believed, how it comes about, the reports with how each came to us, the sources.
 *
 * @param isBrief cuts long lists, for a window that leads to the page
 */
export function NumberDetails({
  view,
  page,
  isBrief = false,
}: {
  view: NumberView
  /** The address of the number's page. */
  page: string
  isBrief?: boolean
}) {
  const { formula, confidence, figures, reports, sources, more } = view
  const most = isBrief ? mostInBrief : { inputs: Infinity, reports: Infinity, sources: Infinity }
  const parts = formula?.parts ?? []
  return (
    <div className="space-y-5">
      <Value view={view} isBrief={isBrief} />
      {confidence && (
        <Part title="How far it is believed" isBrief={isBrief}>
          <p className="max-w-prose">
            <strong className="font-semibold">{ended(confidence.label)}</strong>{" "}
            <Figures>{confidence.why}</Figures>
          </p>
        </Part>
      )}
      {reports.length > 0 && (
        <Part title={reports.length === 1 ? "Who says so" : "The reports behind it"} isBrief={isBrief}>
          <NumberReports reports={reports} most={most.reports} page={page} />
        </Part>
      )}
      {formula && (
        <Part title="How it comes about" isBrief={isBrief}>
          <p className="max-w-prose">
            <Figures>{formula.words}</Figures>
          </p>
          {parts.map(({ title, inputs }, index) => (
            <NumberInputs
              key={title ?? index}
              title={title}
              inputs={inputs}
              most={most.inputs}
              page={page}
              isBrief={isBrief}
            />
          ))}
        </Part>
      )}
      {figures.length > 0 && (
        <Part title="Beside it" isBrief={isBrief}>
          <NumberInputs
            title={null}
            inputs={figures}
            most={isBrief ? 6 : Infinity}
            page={page}
            isBrief={isBrief}
          />
        </Part>
      )}
      {sources.length > 0 && (
        <Part title="Sources" isBrief={isBrief}>
          <NumberSources sources={sources} most={most.sources} page={page} />
        </Part>
      )}
      {more.length > 0 && <More links={more} />}
    </div>
  )
}

function Value({ view, isBrief }: { view: NumberView; isBrief: boolean }) {
  const { value, unit, interval, when, isUnverified, asOf, dataVersion, known } = view
  const isLong = value.length > 48
  const size = isLong ? "text-17" : isBrief ? "text-28" : "text-40"
  const beside = unit !== null && !value.includes(unit) ? unit : null
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className={`font-serif ${size} ${isLong ? "" : "font-semibold"}`} data-testid="number-value">
          <Figures>{value}</Figures>
        </span>
        {beside && <span className="text-15 text-muted">{beside}</span>}
        {isUnverified && <Tag tone="doubt">unverified</Tag>}
      </p>
      {interval && (
        <p className="mt-0.5 max-w-prose">
          <Figures>{interval}</Figures>
        </p>
      )}
      <p className="mt-1 text-13 text-muted">
        {[
          when,
          when?.includes(monthWords(asOf)) ? null : `as of ${monthWords(asOf)}`,
          `data version ${dataVersion}`,
          known && `as known on ${dayWords(known)}`,
        ]
          .filter(Boolean)
          .map((part, index) => (
            <span key={index}>
              {index > 0 && " · "}
              {part}
            </span>
          ))}
      </p>
    </div>
  )
}

function Part({ title, isBrief, children }: { title: string; isBrief: boolean; children: ReactNode }) {
  return (
    <section className="border-t border-hairline pt-2">
      {isBrief ? (
        <h3 className="mb-1 font-sans text-13 font-medium tracking-normal text-muted">{title}</h3>
      ) : (
        <h2 className="mb-2 text-21">{title}</h2>
      )}
      {children}
    </section>
  )
}

function More({ links }: { links: NumberView["more"] }) {
  return (
    <ul className="no-print flex flex-wrap gap-x-4 gap-y-1 border-t border-hairline pt-2 text-13">
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

/** A label as a sentence of its own. */
function ended(label: string): string {
  return /[.!?]$/.test(label) ? label : `${label}.`
}
