import { readable } from "@/app/_parts/readable"
import { siteUrl } from "@/app/_parts/site-url"
import { policyOfDossiers } from "@/lib/content-policy"
import { taggedResponse } from "@/lib/server/api/tagged-response"
import { keptDossier } from "@/lib/server/dossier/kept-dossier"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ slug: string }> }

/** A firm's profile as one file to keep: named by firm and data version. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const file = await keptDossier(readable((await params).slug), siteUrl().origin)
  if (!file) {
    return new Response(
      "There is no firm of this name, so there is no dossier. All firms are at /companies.\n",
      {
        status: 404,
        headers: { "content-type": "text/plain; charset=utf-8" },
      },
    )
  }
  return taggedResponse(request, file.bytes, file.hash, {
    "cache-control": "public, max-age=0, must-revalidate",
    "content-type": "text/html; charset=utf-8",
    "content-disposition": `attachment; filename="${file.name}"`,
    "content-security-policy": policyOfDossiers,
    "x-content-type-options": "nosniff",
  })
}
