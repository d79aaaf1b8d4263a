import { readable } from "@/app/_parts/readable"
import { siteUrl } from "@/app/_parts/site-url"
import { getDossier } from "@/lib/server/dossier/get-dossier"
import { writeDossier } from "@/lib/server/dossier/write-dossier"

export const dynamic = "force-static"
export const revalidate = 86400

type Context = { params: Promise<{ slug: string }> }

/** A dossier is made when a reader first asks for it, and kept until the firm's data move. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

/** A firm's profile as one file to keep: named by firm and data version. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const slug = readable((await params).slug)
  const dossier = await getDossier(slug)
  if (!dossier) {
    return new Response(
      "There is no firm of this name, so there is no dossier. All firms are at /companies.\n",
      {
        status: 404,
        headers: { "content-type": "text/plain; charset=utf-8" },
      },
    )
  }
  const site = siteUrl().origin
  const { profile } = dossier
  return new Response(writeDossier(dossier, site), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-disposition": `attachment; filename="chip-runway-${profile.slug}-v${profile.dataVersion}.html"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  })
}
