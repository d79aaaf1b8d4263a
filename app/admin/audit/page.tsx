import type { Metadata } from "next"
import Link from "next/link"
import { z } from "zod"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { AuditTable } from "@/components/admin/account/audit-table"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { ChoiceLinks } from "@/components/ui/choice-links"
import { EmptyState } from "@/components/ui/empty-state"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { listAudit } from "@/lib/server/queries/admin/audit"

export const metadata: Metadata = { title: "Audit" }
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const querySchema = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
  outcome: z.enum(["done", "refused", "failed"]).optional().catch(undefined),
})

const outcomes = [
  { name: "all", value: "all" },
  { name: "failed", value: "failed" },
  { name: "refused", value: "refused" },
  { name: "done", value: "done" },
]

/** Sign-ins, refusals and what was done to accounts. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await signedIn(routes.admin.audit())
  if (!may(actor.role, "audit:read")) return <NotForThisRole role={actor.role} />
  const { before, outcome } = querySchema.parse(await searchParams)
  const { rows, next } = await listAudit(actor, {
    ...(before === undefined ? {} : { before }),
    ...(outcome === undefined ? {} : { outcome }),
  })
  const filter: Record<string, string> = outcome ? { outcome } : {}
  return (
    <>
      <PageHead title="Audit">
        <p className="mt-3 max-w-prose text-muted">
          Who came in or was turned away, and what was done to accounts. Nobody can change these lines, admins
          neither. What was done to records stands in the history.
        </p>
      </PageHead>
      <div className="mt-6 mb-3">
        <ChoiceLinks
          label="Outcome"
          current={outcome ?? "all"}
          options={outcomes.map(({ name, value }) => ({
            name,
            value,
            href: routes.admin.audit(value === "all" ? {} : { outcome: value }),
          }))}
        />
      </div>
      {rows.length > 0 ? <AuditTable rows={rows} /> : <EmptyState title="Nothing is written here" />}
      {next !== null && (
        <p className="mt-4">
          <Link href={routes.admin.audit({ ...filter, before: String(next) })} prefetch={false}>
            Older lines
          </Link>
        </p>
      )}
    </>
  )
}
