import Link from "next/link"
import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"

/** A room that one's role does not open, said plainly. */
export function NotForThisRole({ role }: { role: string }) {
  return (
    <PageHead title="This room is not for your role">
      <p className="mt-4 max-w-prose">
        You are signed in as {role}. An admin can change that.{" "}
        <Link href={routes.admin.home()} prefetch={false}>
          To the rooms that are open to you
        </Link>
      </p>
    </PageHead>
  )
}
