import { MissingPage } from "@/components/not-found/missing-page"
import { routes } from "@/lib/routes"
import { listCompanyNames } from "@/lib/server/queries/companies"

/** Instead of the changes of a firm that there is not: the firms whose names are near. */
export async function FirmChangesMissing({ asked }: { asked: string }) {
  const companies = await listCompanyNames()
  return (
    <MissingPage
      asked={asked}
      noun="firm"
      candidates={companies.map(({ slug, name, nameZh }) => ({
        href: routes.changes(slug),
        name: nameZh ? `${name} ${nameZh}` : name,
        keys: [slug, name, ...(nameZh ? nameZh.split(" / ") : [])],
      }))}
      index={{ href: routes.changes(), label: "the changes of all firms" }}
    />
  )
}
