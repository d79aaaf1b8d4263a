import Link from "next/link"
import { signedIn } from "./_parts/signed-in"
import { NewestChanges } from "@/components/admin/history/newest-changes"
import { PageHead } from "@/components/page/page-head"
import { adminRooms } from "@/lib/admin-rooms"
import { roleDeeds } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"
import { listReviews } from "@/lib/server/queries/admin/reviews"
import { listRevisions } from "@/lib/server/queries/admin/revisions"

const account = {
  href: routes.admin.account(),
  name: "Your account",
  about: "Password, second step, sessions.",
}

/** The way to every room that one's role opens, and for those who edit, what has happened since they were here. */
export default async function AdminPage() {
  const actor = await signedIn(routes.admin.home())
  const isEditor = actor.role !== "reader"
  return (
    <>
      <PageHead title="Editors’ rooms">
        <p className="mt-3 max-w-prose text-muted">{roleDeeds[actor.role]}</p>
      </PageHead>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,30rem)_minmax(0,1fr)]">
        <dl>
          {[...adminRooms(actor.role), account].map(({ href, name, about }) => (
            <div key={href} className="border-b border-hairline py-2 sm:grid sm:grid-cols-[8rem_1fr]">
              <dt className="font-medium">
                <Link href={href} prefetch={false}>
                  {name}
                </Link>
              </dt>
              <dd className="text-muted">{about}</dd>
            </div>
          ))}
        </dl>
        {isEditor && (
          <NewestChanges
            revisions={(await listRevisions(actor)).revisions.slice(0, 8)}
            waiting={(await listReviews(actor)).filter(({ state }) => state === "waiting")}
          />
        )}
      </div>
    </>
  )
}
