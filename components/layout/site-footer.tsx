import Link from "next/link"
import { routes } from "@/lib/routes"

const rooms = [
  { href: routes.methodology(), name: "Method" },
  { href: routes.trackRecord(), name: "Track record" },
  { href: routes.openQuestions(), name: "Open questions" },
  { href: routes.statements(), name: "Statements" },
  { href: routes.compare(), name: "Compare" },
  { href: routes.sources(), name: "Every source" },
  { href: routes.charts(), name: "Every chart" },
  { href: routes.changes(), name: "What changed" },
  { href: routes.changelog(), name: "Site changelog" },
]

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
          {rooms.map((room, at) => (
            <span key={room.href}>
              {at > 0 && " · "}
              <Link href={room.href} prefetch={false} className="whitespace-nowrap">
                {room.name}
              </Link>
            </span>
          ))}
        </p>
      </div>
    </footer>
  )
}
