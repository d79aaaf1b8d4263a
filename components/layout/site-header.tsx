import Link from "next/link"
import { routes } from "@/lib/routes"
import { PageAddress } from "./page-address"

const rooms = [
  { href: routes.board(), name: "Board" },
  { href: routes.companies(), name: "Companies" },
  { href: routes.chips(), name: "Chips" },
  { href: routes.controls(), name: "Controls" },
  { href: routes.lab(), name: "Laboratory" },
  { href: routes.methodology(), name: "Methodology" },
  { href: routes.sources(), name: "Sources" },
]

/**
 * Nameplate and the rooms of the site; on paper the address of the page in their place.
 *
 * @param origin of the site, without a slash at its end
 */
export function SiteHeader({ origin }: { origin: string }) {
  return (
    <header className="mx-auto w-full max-w-page px-4 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-ink pt-4 pb-2">
        <Link href={routes.board()} className="font-serif text-21 font-semibold tracking-tight no-underline">
          Chip Runway
        </Link>
        <PageAddress origin={origin} />
        <nav aria-label="Main">
          <ul className="-mx-2 flex flex-wrap text-15">
            {rooms.map((room) => (
              <li key={room.href}>
                <Link
                  href={room.href}
                  prefetch={false}
                  className="block px-2 py-1 no-underline hover:underline"
                >
                  {room.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
