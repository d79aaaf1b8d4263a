import Link from "next/link"
import { routes } from "@/lib/routes"

/** What the numbers are not, who may use them, and whose data they rest on. */
export function SiteFooter() {
  return (
    <footer className="mx-auto w-full max-w-page px-4 sm:px-6">
      <div className="grid gap-x-8 gap-y-2 border-t border-ink py-6 text-13 text-muted md:grid-cols-3">
        <p>Estimates from public reports. Not investment or legal advice.</p>
        <p>
          Code: MIT. Data: <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Some chip and
          cost figures: <a href="https://epoch.ai">Epoch AI</a>, CC BY 4.0.
        </p>
        <p className="no-print md:text-right">
          <Link href={routes.methodology()} prefetch={false}>
            Method
          </Link>
          {" · "}
          <Link href={routes.trackRecord()} prefetch={false}>
            Track record
          </Link>
          {" · "}
          <Link href={routes.openQuestions()} prefetch={false}>
            Open questions
          </Link>
          {" · "}
          <Link href={routes.sources()} prefetch={false}>
            Every source
          </Link>
          {" · "}
          <Link href={routes.charts()} prefetch={false}>
            Every chart
          </Link>
          {" · "}
          <Link href={routes.changelog()} prefetch={false}>
            Changelog
          </Link>
        </p>
      </div>
    </footer>
  )
}
