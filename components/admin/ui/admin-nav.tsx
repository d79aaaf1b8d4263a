import Link from "next/link"
import { adminRooms } from "@/lib/admin-rooms"
import { routes } from "@/lib/routes"

/** The rooms that a role opens, who is signed in, and the way out. */
export function AdminNav({
  name,
  role,
  signOut,
}: {
  name: string
  role: "reader" | "editor" | "admin"
  signOut: () => Promise<void>
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-hairline py-2 text-13">
      <nav aria-label="Editors’ rooms">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {adminRooms(role).map(({ href, name }) => (
            <li key={href}>
              <Link href={href} prefetch={false} className="block py-0.5 no-underline hover:underline">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="flex items-baseline gap-3">
        <Link href={routes.admin.account()} prefetch={false}>
          {name}
        </Link>
        <button type="submit" className="cursor-pointer underline">
          Sign out
        </button>
      </form>
    </div>
  )
}
