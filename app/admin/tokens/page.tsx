import type { Metadata } from "next"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { makeTokenAction, revokeTokenAction } from "@/app/admin/tokens/actions"
import { TokenForm } from "@/components/admin/history/token-form"
import { TokenTable } from "@/components/admin/history/token-table"
import { PageHead } from "@/components/page/page-head"
import { EmptyState } from "@/components/ui/empty-state"
import { Section } from "@/components/ui/section"
import { routes } from "@/lib/routes"
import { listApiTokens } from "@/lib/server/queries/admin/api-tokens"

export const metadata: Metadata = { title: "Tokens for programs" }

/** One's own tokens, by which programs edit as oneself. */
export default async function TokensPage() {
  const tokens = await listApiTokens(await signedIn(routes.admin.tokens()))
  return (
    <>
      <PageHead title="Tokens for programs">
        <div className="mt-3 max-w-prose space-y-3">
          <p>
            A program that sends <code className="text-13">Authorization: Bearer</code> with a token edits as
            you, under your role. It reads a record at{" "}
            <code className="text-13 wrap-anywhere">
              {decodeURIComponent(routes.apiRecord("{kind}", "{id}"))}
            </code>{" "}
            and writes it there with <code className="text-13">PUT</code>, naming the version it began with in{" "}
            <code className="text-13">If-Match</code>, and a reason.
          </p>
          <p>
            The checks are those of the forms: references, evidence, and a second editor where one is asked
            for.
          </p>
        </div>
      </PageHead>
      <Section id="make" title="A new token">
        <TokenForm act={makeTokenAction} />
      </Section>
      <Section id="tokens" title="Your tokens">
        {tokens.length > 0 ? (
          <TokenTable tokens={tokens} revoke={revokeTokenAction} />
        ) : (
          <EmptyState title="You have no token">No program edits as you.</EmptyState>
        )}
      </Section>
    </>
  )
}
