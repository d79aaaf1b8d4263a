import { z } from "zod"
import { dropTouched } from "@/app/_parts/drop-touched"
import { isInternal } from "@/lib/server/internal-secret"

const bodySchema = z.strictObject({ tags: z.array(z.string().min(1).max(200)).nullable() })

/** Drops the kept pages with the tags it is given. Only this process itself may ask; to anybody else it is not there. */
export async function POST(request: Request): Promise<Response> {
  if (!isInternal(request)) return new Response(null, { status: 404 })
  const body = bodySchema.safeParse(await request.json().catch(() => undefined))
  if (!body.success) return new Response(null, { status: 400 })
  dropTouched(body.data.tags)
  return new Response(null, { status: 204 })
}
