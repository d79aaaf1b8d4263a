import "server-only"
import { html } from "@/lib/html"

/** What somebody sees whose browser sent the share form without scripts, when nothing came of it. */
export function refusalPage(
  status: number,
  sentence: string,
  backTo: string,
  headers: { "retry-after"?: string } = {},
): Response {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>Not frozen · Chip Runway</title>
        <style>
          :root {
            color-scheme: light dark;
          }
          body {
            max-width: 34rem;
            margin: 3rem auto;
            padding: 0 1rem;
            font:
              17px/1.5 system-ui,
              sans-serif;
          }
        </style>
      </head>
      <body>
        <h1>This chart was not frozen</h1>
        <p>${sentence}</p>
        <p><a href="${backTo}">Back to the live chart</a></p>
      </body>
    </html> `
  return new Response(page.markup, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "cache-control": "no-store",
      ...headers,
    },
  })
}
