import { revalidatePath, revalidateTag } from "next/cache"
import { isInternal } from "@/lib/server/internal-secret"
import { dataTag } from "@/lib/server/queries/cached"

/** Drops every kept page and query result. Only this process itself may ask; to anybody else it is not there. */
export async function POST(request: Request): Promise<Response> {
  if (!isInternal(request)) return new Response(null, { status: 404 })
  revalidateTag(dataTag, { expire: 0 })
  // Pages that show nothing from the data today may do so in the next version; the shell is dropped with them.
  revalidatePath("/", "layout")
  return new Response(null, { status: 204 })
}
