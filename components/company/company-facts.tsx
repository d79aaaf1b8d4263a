import type { CompanyProfile } from "@/lib/contracts/company"
import { companyKindLabels } from "@/lib/labels"

/** Who the firm is, in one line of plain facts. */
export function CompanyFacts({ profile }: { profile: CompanyProfile }) {
  const { legalName, name, headquarters, founded, listing, website, flagshipModels } = profile
  const facts = [
    profile.isPseudo ? "The market as a whole" : companyKindLabels[profile.kind],
    legalName !== name ? legalName : null,
    headquarters,
    founded !== null ? `founded ${founded}` : null,
    listing,
    flagshipModels.length > 0 ? `models: ${flagshipModels.join(", ")}` : null,
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <p className="mt-2 text-13 text-muted" data-prose="">
      {facts.join(" · ")}
      {website && (
        <>
          {" · "}
          <a href={website}>{new URL(website).hostname.replace(/^www\./, "")}</a>
        </>
      )}
    </p>
  )
}
