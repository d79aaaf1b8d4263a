import type { Metadata } from "next"
import Link from "next/link"
import { askPasswordLinkAction } from "@/app/admin/login/actions"
import { AccountForm } from "@/components/admin/account/account-form"
import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"
import { canSendMail } from "@/lib/server/auth/password-mail"

export const metadata: Metadata = { title: "A forgotten password" }

/** Where to get a new password. */
export default function ForgottenPage() {
  return (
    <>
      <PageHead title="A forgotten password" />
      <div className="mt-6 max-w-prose">
        {canSendMail() ? (
          <AccountForm
            act={askPasswordLinkAction}
            fields={[{ name: "email", label: "E-mail address", type: "email", autoComplete: "username" }]}
            submit="Send a link"
          />
        ) : (
          <p>
            Ask an admin of this site for a link that sets a new one. Who runs the server can make such a link
            with <code className="text-13">npm run -s admin -- create you@example.org</code>.
          </p>
        )}
        <p className="mt-6 text-13">
          <Link href={routes.admin.login()} prefetch={false}>
            Back to signing in
          </Link>
        </p>
      </div>
    </>
  )
}
