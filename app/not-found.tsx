import type { Metadata } from "next"
import { routes } from "@/lib/routes"

export const metadata: Metadata = { title: "No such page" }

const rooms = [
  { href: routes.board(), label: "The runway board" },
  { href: routes.companies(), label: "All firms" },
  { href: routes.methodology(), label: "How the estimates are made" },
  { href: routes.assumptions(), label: "What they assume" },
  { href: routes.sources(), label: "All sources" },
]

/** An address outside every room. Sent along with each page, so it stays small and asks nothing. */
export default function NotFound() {
  return (
    <div className="py-12">
      <h1 className="text-28">There is nothing at this address.</h1>
      <p className="mt-6">What there is:</p>
      <ul className="mt-2 space-y-1">
        {rooms.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
