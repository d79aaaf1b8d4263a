import type { FormState } from "@/lib/forms/form-state"
import { routes } from "@/lib/routes"

/** Sources on record that a new one may repeat: use one of them, or say that it is another. */
export function DuplicateOffer({ state: { duplicates, isNoDuplicate } }: { state: FormState }) {
  return (
    <section aria-labelledby="duplicates-head" className="mt-6 border-t border-denied pt-2">
      <h2 id="duplicates-head" className="text-21">
        Is it one of these?
      </h2>
      <p className="mt-1 max-w-prose text-15">
        These sources look like the one you add. Use the id of the right one in your report instead.
      </p>
      <ul className="mt-2 space-y-1 text-15">
        {duplicates.map(({ id, label, why }) => (
          <li key={id}>
            <a href={routes.source(id)} target="_blank" rel="noopener">
              {label}
            </a>{" "}
            <code className="text-13">{id}</code> <span className="text-13 text-muted">{why}</span>
          </li>
        ))}
      </ul>
      <label className="mt-2 flex items-baseline gap-2 text-15">
        <input type="checkbox" name="edit.other" value="yes" defaultChecked={isNoDuplicate} />
        None of these: mine is another one
      </label>
    </section>
  )
}
