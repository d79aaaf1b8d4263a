import type { Metadata } from "next"
import { signedIn } from "@/app/admin/_parts/signed-in"
import { BackupTable } from "@/components/admin/system/backup-table"
import { Concerns } from "@/components/admin/system/concerns"
import { InstanceTable } from "@/components/admin/system/instance-table"
import { JobTable } from "@/components/admin/system/job-table"
import { SettingTable } from "@/components/admin/system/setting-table"
import { SystemFacts } from "@/components/admin/system/system-facts"
import { Moment } from "@/components/admin/ui/moment"
import { NotForThisRole } from "@/components/admin/ui/not-for-this-role"
import { PageHead } from "@/components/page/page-head"
import { EmptyState } from "@/components/ui/empty-state"
import { Section } from "@/components/ui/section"
import { routes } from "@/lib/routes"
import { may } from "@/lib/server/auth/permissions"
import { getSystem } from "@/lib/server/queries/admin/system"
import { systemConcerns } from "@/lib/system-concerns"

export const metadata: Metadata = { title: "System" }

/** How the site runs, for who looks after it. */
export default async function SystemPage() {
  const actor = await signedIn(routes.admin.system())
  if (!may(actor.role, "system:read")) return <NotForThisRole role={actor.role} />
  const system = await getSystem(actor)
  return (
    <>
      <PageHead title="System">
        <p className="mt-3 max-w-prose text-muted">
          How the site runs, as of <Moment at={system.at} />. Open the page again for newer figures; a program
          reads them at /api/health/ready and /api/metrics.
        </p>
        <Concerns concerns={systemConcerns(system)} />
      </PageHead>
      <Section id="facts" title="Data and build">
        <SystemFacts system={system} />
      </Section>
      <Section
        id="instances"
        title="Instances"
        lead="Each says every ten seconds that it is there, and takes its line away when it ends as it should."
      >
        {system.instances.length > 0 ? (
          <InstanceTable instances={system.instances} />
        ) : (
          <EmptyState title="No instance has said that it is there" />
        )}
      </Section>
      <Section id="jobs" title="Work in the background">
        {system.jobs.length > 0 ? (
          <JobTable jobs={system.jobs} />
        ) : (
          <EmptyState title="Nothing was done in the background yet" />
        )}
      </Section>
      <Section id="backups" title="Backups and exports">
        {system.backups.length > 0 ? (
          <BackupTable backups={system.backups} />
        ) : (
          <EmptyState title="No backup is on record">
            <p>
              <code>npm run backup</code> makes one and opens it again to see that it holds everything.
            </p>
          </EmptyState>
        )}
      </Section>
      <Section
        id="settings"
        title="Settings in force"
        lead="Of the instance that made this page. They come from its environment and change with a restart."
      >
        <SettingTable settings={system.settings} />
      </Section>
    </>
  )
}
