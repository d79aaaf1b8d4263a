import type { Metadata } from "next"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { changeSettingsAction } from "@/app/admin/settings/actions"
import { SettingsForm } from "@/components/admin/history/settings-form"
import { Notice } from "@/components/admin/record-form/notice"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { getSettings } from "@/lib/server/settings"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: "Settings" }

/** When a move of an estimate asks for a second look, and whether a second editor must publish. */
export default async function SettingsPage({ searchParams }: Props) {
  const actor = await signedIn(routes.admin.settings())
  if (!may(actor.role, "setting:change")) return <NotForThisRole role={actor.role} />
  const { saved } = await searchParams
  return (
    <>
      <PageHead title="Second looks">
        <p className="mt-3 max-w-prose">
          Before an edit is saved, its editor sees how the published runways would move. What happens when one
          moves far is chosen here.
        </p>
        {saved === "1" && <Notice tone="good">Saved. It holds for every edit from now on.</Notice>}
      </PageHead>
      <SettingsForm act={changeSettingsAction} settings={await getSettings()} />
    </>
  )
}
