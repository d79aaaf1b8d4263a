import "server-only"
import { html } from "@/lib/html"
import { barePage, barePagePolicy } from "../bare-page"

/** What somebody sees whose browser sent the share form without scripts, when nothing came of it. */
export function refusalPage(
  status: number,
  sentence: string,
  backTo: string,
  headers: { "retry-after"?: string } = {},
): Response {
  const page = barePage("This chart was not frozen", [
    html`${sentence}`,
    html`<a href="${backTo}">Back to the live chart</a>`,
  ])
  return new Response(page, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": barePagePolicy,
      "cache-control": "no-store",
      ...headers,
    },
  })
}
