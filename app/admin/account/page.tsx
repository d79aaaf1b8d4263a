import type { Metadata } from "next"
import Link from "next/link"
import { changePasswordAction, endSessionAction, signOutEverywhereAction } from "./actions"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { AccountForm } from "@/components/admin/account/account-form"
import { SessionList } from "@/components/admin/account/session-list"
import { SubmitButton } from "@/components/admin/ui/submit-button"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { roleWords } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"
import { getOwnSecondFactor, listOwnSessions } from "@/lib/server/queries/admin/own-account"

export const metadata: Metadata = { title: "Your account" }

/** One's own account: password, second step, where one is signed in. */
export default async function AccountPage() {
  const actor = await signedIn(routes.admin.account())
  const [sessions, factor] = await Promise.all([listOwnSessions(actor), getOwnSecondFactor(actor)])
  return (
    <>
      <PageHead kicker={actor.email} title={actor.name}>
        <p className="mt-2 text-muted">{roleWords[actor.role]}.</p>
      </PageHead>
      <Section id="second-step" title="Second step">
        <p className="max-w-prose">
          {factor.state === "on"
            ? "Signing in asks for a code of your authenticator. "
            : "Signing in asks for your password alone. "}
          <Link href={routes.admin.secondFactor()} prefetch={false}>
            {factor.state === "on" ? "New recovery codes, or turn it off" : "Set up a second step"}
          </Link>
        </p>
      </Section>
      <Section id="password" title="Password" lead="A new one signs you out everywhere else.">
        <AccountForm
          act={changePasswordAction}
          fields={[
            {
              name: "current",
              label: "The password you have now",
              type: "password",
              autoComplete: "current-password",
            },
            {
              name: "next",
              label: "New password",
              hint: "At least 12 characters, nothing that others would try.",
              type: "password",
              autoComplete: "new-password",
            },
            { name: "again", label: "Once more", type: "password", autoComplete: "new-password" },
          ]}
          submit="Change the password"
        />
      </Section>
      <Section id="sessions" title="Where you are signed in">
        <SessionList sessions={sessions} end={endSessionAction} />
        <form action={signOutEverywhereAction} className="mt-4">
          <SubmitButton>Sign out everywhere</SubmitButton>
        </form>
      </Section>
    </>
  )
}
