import { Missing } from "@/components/not-found/missing"
import { routes } from "@/lib/routes"

/** The record exists, and this chart of it cannot be drawn. */
export function NothingToShow({ title, home }: { title: string; home: { href: string; label: string } }) {
  return (
    <Missing>
      <div className="py-12">
        <h1 className="text-28">{title}: there is nothing to show.</h1>
        <p className="mt-4 max-w-prose">
          What is on record carries no such chart with these settings. <a href={home.href}>{home.label}</a>{" "}
          says what there is, and what is missing.
        </p>
        <p className="mt-6">
          Or look through <a href={routes.charts()}>all charts</a>.
        </p>
      </div>
    </Missing>
  )
}
