import type { Metadata } from "next"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import type { ReactNode } from "react"
import { signOutAction } from "./account/actions"
import { AdminNav } from "@/components/admin/ui/admin-nav"
import { WaitingNotice } from "@/components/admin/ui/waiting-notice"
import { nextPage } from "@/lib/next-page"
import { routes } from "@/lib/routes"
import { getWaitingVersion } from "@/lib/server/queries/admin/waiting-version"
import { actorHere } from "./_parts/actor-here"

export const metadata: Metadata = {
  title: { default: "Editors", template: "%s · Editors · Chip Runway" },
  robots: { index: false, follow: false },
}

/**
 * The editors' rooms. Whoever has no session is led to the door and back to the page they asked for, which spares
 * a detour; what they may read and change is asked where it is read and changed.
 */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await actorHere()
  if (actor === null) {
    // proxy.ts says which page is asked for, and that it is none of those that are open to everybody.
    const asked = (await headers()).get("x-chip-runway-asked")
    if (asked) redirect(routes.admin.login(nextPage(asked)))
  }
  const waiting = actor === null || actor === "unknown" ? null : await getWaitingVersion()
  // One shape for both: React finds the answer to a form that was sent without JavaScript by its place on the page.
  return (
    <>
      {actor !== null && actor !== "unknown" && (
        <AdminNav name={actor.name} role={actor.role} signOut={signOutAction} />
      )}
      {waiting && <WaitingNotice waiting={waiting} />}
      {children}
    </>
  )
}
