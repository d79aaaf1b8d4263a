import { headers } from "next/headers"

/**
 * Whether the page is drawn as the answer to a form sent without JavaScript. It then holds what was typed and must
 * come back, whoever is asking: leading away would lose it.
 */
export async function isAnswer(): Promise<boolean> {
  return ((await headers()).get("content-type") ?? "").startsWith("multipart/form-data")
}
