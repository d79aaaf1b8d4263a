import Link from "next/link"
import { SearchBox } from "@/components/search/search-box"
import { routes } from "@/lib/routes"
import { PageAddress } from "./page-address"

const rooms = [
  { href: routes.board(), name: "Board" },
  { href: routes.companies(), name: "Companies" },
  { href: routes.orders(), name: "Orders" },
  { href: routes.chips(), name: "Chips" },
  { href: routes.controls(), name: "Controls" },
  { href: routes.contradictions(), name: "Contradictions" },
  { href: routes.lab(), name: "Laboratory" },
  { href: routes.methodology(), name: "Methodology" },
]

/**
 * Nameplate, search and the rooms of the site; on paper the address of the page in their place. Where the rooms do not
 * fit beside the rest they are a line of their own, which a phone scrolls.
 *
 * @param origin of the site, without a slash at its end
 */
export function SiteHeader({ origin }: { origin: string }) {
  return (
    <header className="mx-auto w-full max-w-page px-4 sm:px-6">
      <div className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-ink pt-3 pb-2 lg:flex-nowrap">
        <Link
          href={routes.board()}
          className="font-serif text-21 font-semibold tracking-tight whitespace-nowrap no-underline"
        >
          Chip Runway
        </Link>
        <PageAddress origin={origin} />
        <nav aria-label="Main" className="order-last w-full min-w-0 lg:order-none lg:ml-auto lg:w-auto">
          <ul className="-mx-2 flex overflow-x-auto text-15 [scrollbar-width:none]">
            {rooms.map((room) => (
              <li key={room.href}>
                <Link
                  href={room.href}
                  prefetch={false}
                  className="block px-2 py-1 whitespace-nowrap no-underline hover:underline"
                >
                  {room.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <SearchBox action={routes.search()} />
      </div>
    </header>
  )
}
