import localFont from "next/font/local"

/**
 * Headlines: Source Serif 4 (variable weight). Both faces are the latin subsets of their npm packages, served
 * from our own address.
 *
 * `optional`: a face that is not there at the first paint waits for the next page, which finds it in the cache.
 * Swapped in later it would break lines elsewhere, however well its stand-in is sized, and move all below them.
 * The stand-ins are our own (fallbacks.css): those of next/font exist only where Arial and Times New Roman do,
 * and know one weight.
 */
export const sourceSerif = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  weight: "400 700",
  style: "normal",
  variable: "--font-source-serif",
  display: "optional",
  adjustFontFallback: false,
  fallback: ["Times as Source Serif"],
})

/** Everything else: IBM Plex Sans, whose figures are as wide as each other. */
export const plexSans = localFont({
  src: [
    {
      path: "../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2",
      weight: "400",
      style: "normal",
    },
    {
      path: "../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff2",
      weight: "500",
      style: "normal",
    },
    {
      path: "../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2",
      weight: "600",
      style: "normal",
    },
  ],
  variable: "--font-plex",
  display: "optional",
  adjustFontFallback: false,
  fallback: ["Arial as Plex"],
})
