import type { Metadata } from "next"
import { inviteUserAction, manageUserAction, withdrawInvitationAction } from "./actions"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { AccountForm } from "@/components/admin/account/account-form"
import { InvitationList } from "@/components/admin/account/invitation-list"
import { UserItem } from "@/components/admin/account/user-item"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { Section } from "@/components/ui/section"
import { roleWords } from "@/lib/contracts/account"
import { routes } from "@/lib/routes"
import { may, roles } from "@/lib/server/auth/permissions"
import { listInvitations, listUsers } from "@/lib/server/queries/admin/users"

export const metadata: Metadata = { title: "Users" }

const hint = `${Object.values(roleWords).join(". ")}.`

/** Who has an account, who is invited, and inviting somebody. */
export default async function UsersPage() {
  const actor = await signedIn(routes.admin.users())
  if (!may(actor.role, "user:manage")) return <NotForThisRole role={actor.role} />
  const [users, invitations] = await Promise.all([listUsers(actor), listInvitations(actor)])
  const choices = roles.map((role) => ({ value: role, label: role }))
  return (
    <>
      <PageHead title="Users">
        <p className="mt-3 max-w-prose text-muted">
          Nobody can make an account without an invitation. A change of role or access ends the sessions of
          whom it concerns.
        </p>
      </PageHead>
      <Section id="accounts" title="Accounts">
        <ul>
          {users.map((user) => (
            <UserItem key={user.id} user={user} act={manageUserAction} />
          ))}
        </ul>
      </Section>
      <Section id="invite" title="Invite" lead="The invitation is a link that you hand over yourself.">
        <AccountForm
          act={inviteUserAction}
          fields={[
            { name: "email", label: "E-mail address", type: "email", maxLength: 254 },
            { name: "role", label: "Role", value: "editor", choices, hint },
          ]}
          submit="Make an invitation"
        />
      </Section>
      <Section id="invitations" title="Waiting invitations">
        <InvitationList invitations={invitations} act={withdrawInvitationAction} />
      </Section>
    </>
  )
}
