import { redirect } from "next/navigation"
import type { NextRequest } from "next/server"
import { routes } from "@/lib/routes"

/** Leads from the date field of a form to the page of that day; works without JavaScript. */
export function GET(request: NextRequest): never {
  const day = request.nextUrl.searchParams.get("day")
  redirect(day ? routes.controlsOn(day) : routes.controls())
}
