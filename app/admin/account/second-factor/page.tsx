import type { Metadata } from "next"
import { encode } from "uqr"
import { secondFactorAction } from "./actions"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { SecondFactorPanel, type ShownFactor } from "@/components/admin/account/second-factor-panel"
import { PageHead } from "@/components/page/page-head"
import { routes } from "@/lib/routes"
import { getOwnSecondFactor, type OwnSecondFactor } from "@/lib/server/queries/admin/own-account"

export const metadata: Metadata = { title: "Second step" }

/** Sets up, renews or takes off one's own second factor. */
export default async function SecondFactorPage() {
  const actor = await signedIn(routes.admin.secondFactor())
  const factor = await getOwnSecondFactor(actor)
  return (
    <>
      <PageHead title="A second step when you sign in">
        <p className="mt-3 max-w-prose">
          {factor.state === "on"
            ? "It is on: after the password, signing in asks for the code of your authenticator."
            : "Besides the password, signing in then asks for six digits that an authenticator on your phone or computer shows. A stolen password alone opens nothing."}
        </p>
      </PageHead>
      <div className="mt-6">
        <SecondFactorPanel act={secondFactorAction} factor={shown(factor)} />
      </div>
    </>
  )
}

function shown(factor: OwnSecondFactor): ShownFactor {
  if (factor.state !== "unconfirmed") return factor
  const { data, size } = encode(factor.uri, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { state: "unconfirmed", path: path.join(""), size, secretKey: factor.key }
}
