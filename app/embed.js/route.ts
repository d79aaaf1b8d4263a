import { hostScript } from "@/lib/server/embed/host-script"

export const dynamic = "force-static"

/** The script for pages that our embeds stand in. */
export function GET(): Response {
  return new Response(hostScript, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600",
      "cross-origin-resource-policy": "cross-origin",
    },
  })
}
