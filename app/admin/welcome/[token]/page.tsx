import type { Metadata } from "next"
import { acceptLinkAction } from "./actions"
import { readable } from "@/app/_parts/readable"
import { AccountForm } from "@/components/admin/account/account-form"
import { PageHead } from "@/components/page/page-head"
import { readAccountLink } from "@/lib/server/auth/account-links"

export const metadata: Metadata = { title: "Welcome" }
type Props = { params: Promise<{ token: string }> }

/** Where a link leads that makes an account or sets a password. Looking does not use it up. */
export default async function WelcomePage({ params }: Props) {
  const token = readable((await params).token)
  const link = await readAccountLink(token)
  if (!link) {
    return (
      <PageHead title="This link does not work any more">
        <p className="mt-4 max-w-prose">
          It was used, taken back, or is too old. Ask whoever gave it to you for a new one.
        </p>
      </PageHead>
    )
  }
  const isNew = link.purpose !== "password"
  return (
    <>
      <PageHead title={isNew ? "Welcome" : "A new password"}>
        {isNew && <p className="mt-3">You are invited as {link.role}.</p>}
      </PageHead>
      <div className="mt-6">
        <AccountForm
          act={acceptLinkAction}
          about={isNew ? { token } : { token, name: "unchanged" }}
          fields={[
            {
              name: "username",
              label: "E-mail address",
              value: link.email,
              autoComplete: "username",
              isReadOnly: true,
            },
            ...(isNew
              ? [
                  {
                    name: "name",
                    label: "Your name",
                    hint: "Stands in the history beside what you change.",
                    autoComplete: "name",
                    maxLength: 80,
                  },
                ]
              : []),
            {
              name: "password",
              label: "Password",
              hint: "At least 12 characters, nothing that others would try.",
              type: "password",
              autoComplete: "new-password",
            },
            { name: "again", label: "Once more", type: "password", autoComplete: "new-password" },
          ]}
          submit={isNew ? "Make my account" : "Set this password"}
        />
      </div>
    </>
  )
}
