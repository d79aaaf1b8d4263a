import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { signInAction } from "@/app/admin/login/actions"
import { AccountForm } from "@/components/admin/account/account-form"
import { PageHead } from "@/components/page/page-head"
import { nextPage } from "@/lib/next-page"
import { routes } from "@/lib/routes"
import { currentActor } from "@/lib/server/auth/session"

export const metadata: Metadata = { title: "Sign in" }
type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** The door of the editors' rooms. */
export default async function LoginPage({ searchParams }: Props) {
  const { next } = await searchParams
  const goal = nextPage(typeof next === "string" ? next : null)
  if (await currentActor()) redirect(goal)
  return (
    <>
      <PageHead title="Sign in">
        <p className="mt-3 max-w-prose text-muted">
          For editors. Everything published is open without an account.
        </p>
      </PageHead>
      <div className="mt-8">
        <AccountForm
          act={signInAction}
          about={{ next: goal }}
          fields={[
            {
              name: "email",
              label: "E-mail address",
              type: "email",
              autoComplete: "username",
              maxLength: 254,
            },
            { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
          ]}
          submit="Sign in"
        />
        <p className="mt-6 text-13">
          <Link href={routes.admin.forgotPassword()} prefetch={false}>
            The password is forgotten
          </Link>
        </p>
      </div>
    </>
  )
}
