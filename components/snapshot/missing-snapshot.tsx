import { Missing } from "@/components/not-found/missing"
import { routes } from "@/lib/routes"

/** An address under which nothing was frozen. Nothing is suggested: ids are not to be walked. */
export function MissingSnapshot() {
  return (
    <Missing>
      <div className="py-12">
        <h1 className="text-28">There is no frozen chart at this address.</h1>
        <p className="mt-4 max-w-prose">
          Frozen charts are never taken away, so the address was cut short or mistyped: its last part has 16
          letters and digits.
        </p>
        <p className="mt-6">
          Every live chart stands under <a href={routes.charts()}>charts</a>.
        </p>
      </div>
    </Missing>
  )
}
