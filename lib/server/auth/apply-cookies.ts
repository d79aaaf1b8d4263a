import "server-only"
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies"
import { cookies } from "next/headers"

/** Hands the cookies that better-auth set on to the browser. Within a server action only. */
export async function applyCookies(answer: Headers): Promise<void> {
  const store = await cookies()
  for (const header of answer.getSetCookie()) {
    for (const [name, cookie] of parseSetCookieHeader(header)) {
      store.set(name, cookie.value, toCookieOptions(cookie))
    }
  }
}
