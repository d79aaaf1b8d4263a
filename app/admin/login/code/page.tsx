import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { giveCodeAction } from "@/app/admin/login/actions"
import { AccountForm } from "@/components/admin/account/account-form"
import { PageHead } from "@/components/page/page-head"
import { nextPage } from "@/lib/next-page"
import { routes } from "@/lib/routes"
import { owesSecondFactor } from "@/lib/server/auth/second-factor"

export const metadata: Metadata = { title: "Second step" }
type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** The second factor, after the password. */
export default async function LoginCodePage({ searchParams }: Props) {
  const { next } = await searchParams
  const goal = nextPage(typeof next === "string" ? next : null)
  if (!(await owesSecondFactor())) redirect(routes.admin.login(goal))
  return (
    <>
      <PageHead title="Second step" />
      <div className="mt-6">
        <AccountForm
          act={giveCodeAction}
          about={{ next: goal }}
          fields={[
            {
              name: "code",
              label: "Code of your authenticator",
              hint: "Six digits; or one of your recovery codes, if the device is lost.",
              autoComplete: "one-time-code",
              maxLength: 40,
            },
          ]}
          submit="Sign in"
        />
        <p className="mt-6 text-13">
          <Link href={routes.admin.login(goal)} prefetch={false}>
            Begin again
          </Link>
        </p>
      </div>
    </>
  )
}
