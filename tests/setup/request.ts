/**
 * The request that server code believes to stand in: its headers and a browser's cookies, which outlive it. For
 * `vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)`.
 */
class Browser {
  #cookies = new Map<string, string>()
  #headers: Record<string, string> = {}

  /** Sends these headers with everything that follows. */
  sends(headers: Record<string, string>): void {
    this.#headers = headers
  }

  /** A browser that was never here before. */
  forget(): void {
    this.#cookies.clear()
  }

  get cookies(): Map<string, string> {
    return this.#cookies
  }

  get headers(): Headers {
    const headers = new Headers(this.#headers)
    const pairs = [...this.#cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    if (pairs.length > 0) headers.set("cookie", pairs.join("; "))
    return headers
  }
}

export const browser = new Browser()

type CookieOptions = { maxAge?: number; httpOnly?: boolean; sameSite?: string; secure?: boolean }

/** With which options each cookie was last set. */
export const cookieOptions = new Map<string, CookieOptions>()

export const nextHeaders = {
  headers: () => Promise.resolve(browser.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => {
        const value = browser.cookies.get(name)
        return value === undefined ? undefined : { name, value }
      },
      getAll: () => [...browser.cookies].map(([name, value]) => ({ name, value })),
      set: (name: string, value: string, options: CookieOptions = {}) => {
        cookieOptions.set(name, options)
        if (options.maxAge === 0) browser.cookies.delete(name)
        else browser.cookies.set(name, value)
      },
    }),
}
