import Link from "next/link"
import { signedIn } from "./_parts/signed-in"
import { PageHead } from "@/components/page/page-head"
import { adminRooms } from "@/lib/admin-rooms"
import { roleWords } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"

/** The way to every room that one's role opens. */
export default async function AdminPage() {
  const actor = await signedIn(routes.admin.home())
  const rooms = adminRooms(actor.role)
  return (
    <>
      <PageHead title="Editors’ rooms">
        <p className="mt-3 max-w-prose text-muted">{roleWords[actor.role]}.</p>
      </PageHead>
      <dl className="mt-8 max-w-prose">
        {[
          ...rooms,
          { href: routes.admin.account(), name: "Your account", about: "Password, second step, sessions." },
        ].map(({ href, name, about }) => (
          <div key={href} className="border-b border-hairline py-2 sm:grid sm:grid-cols-[10rem_1fr]">
            <dt className="font-medium">
              <Link href={href} prefetch={false}>
                {name}
              </Link>
            </dt>
            <dd className="text-muted">{about}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
