import { NextResponse } from "next/server"
import { importProgressSchema } from "@/lib/contracts/import"
import { currentActor } from "@/lib/server/auth/session"
import { AppError } from "@/lib/server/errors"
import { getImport } from "@/lib/server/queries/admin/imports"

type Context = { params: Promise<{ id: string }> }

/** How far an import is, for its own page to ask. */
export async function GET(_request: Request, { params }: Context): Promise<NextResponse> {
  try {
    const job = await getImport(await currentActor(), (await params).id)
    if (!job) return NextResponse.json({ error: "There is no such import." }, { status: 404 })
    const { state, done, total, message } = job
    return NextResponse.json(importProgressSchema.parse({ state, done, total, message }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return NextResponse.json({ error: error.message }, { status: error.status })
  }
}
