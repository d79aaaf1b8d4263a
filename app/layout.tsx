import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { plexSans, sourceSerif } from "./fonts/faces"
import "./globals.css"
import { siteUrl } from "./_parts/site-url"
import { SiteFooter } from "@/components/layout/site-footer"
import { SiteHeader } from "@/components/layout/site-header"
import { SkipLink } from "@/components/layout/skip-link"
import { StaleNotice } from "@/components/layout/stale-notice"
import { NumberOpener } from "@/components/numbers/number-opener"

export const metadata: Metadata = {
  title: { default: "Chip Runway", template: "%s · Chip Runway" },
  description:
    "How long Chinese AI firms' stocks of AI chips last, for training and for inference, with the reports behind every number.",
  icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }] },
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#161614" },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${sourceSerif.variable} ${plexSans.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        <SiteHeader origin={siteUrl().origin} />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-page flex-1 px-4 pb-16 outline-none sm:px-6"
        >
          {children}
        </main>
        <SiteFooter />
        <StaleNotice />
        <NumberOpener />
      </body>
    </html>
  )
}
