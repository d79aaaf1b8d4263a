import type { EvidenceAsk } from "@/lib/forms/form-state"
import { routes } from "@/lib/routes"

/** For each changed figure that keeps its reference: looked at again, or not. */
export function EvidenceChecks({
  asks,
  confirmed,
  problems,
}: {
  asks: readonly EvidenceAsk[]
  confirmed: readonly string[]
  problems: Readonly<Record<string, string>>
}) {
  if (asks.length === 0) return null
  return (
    <fieldset className="mt-4 min-w-0">
      <legend className="text-15 font-medium">On what the changed figures rest</legend>
      <ul className="mt-1 space-y-1.5">
        {asks.map(({ name, label, sources }) => (
          <li key={name}>
            <div className="flex items-baseline gap-2 text-15">
              <input
                type="checkbox"
                id={`edit.confirmed-${name}`}
                name="edit.confirmed"
                value={name}
                defaultChecked={confirmed.includes(name)}
                aria-invalid={problems[name] ? true : undefined}
              />
              <label htmlFor={`edit.confirmed-${name}`}>
                {label}:{" "}
                {sources.length === 0
                  ? "it rests on no source; it is our own judgement, and I have thought it over again"
                  : "I looked again, and it says this"}
              </label>
            </div>
            {sources.length > 0 && (
              <p className="ml-6 text-13 text-muted">
                {sources.map(({ id, title, url }, index) => (
                  <span key={id}>
                    {index > 0 && "; "}
                    <a href={url ?? routes.source(id)} target="_blank" rel="noopener noreferrer">
                      {title}
                    </a>
                  </span>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
