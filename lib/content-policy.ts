/** What a page of the public site may load, whatever its scripts are: everything from us, nothing from elsewhere. */
const fromUs = [
  "default-src 'self'",
  // Bars and swatches are drawn by style attributes; a sheet or an element of styles is ours or none. The first of the
  // three is for browsers that know only one.
  "style-src 'self' 'unsafe-inline'",
  "style-src-elem 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
]

type Choice = {
  /** Whether what a page asks for over http is asked for over https. */
  isSecure: boolean
  isDevelopment: boolean
}

/**
 * The policy of every public page. A kept page has a second one beside it, which names its scripts by their hashes
 * (scripts/kept-pages.mjs); a browser holds a page to both. What is neither kept nor has a nonce is our page of a
 * fault, and what is drawn while developing.
 */
export function policyOfPages({ isSecure, isDevelopment }: Choice): string {
  return join([
    ...fromUs,
    `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    ...whileDeveloping(isDevelopment),
    ...overHttps(isSecure),
  ])
}

/** The policy of a public page that is made for each request: its scripts have its nonce, and what they load. */
export function policyWithNonce(nonce: string, { isSecure, isDevelopment }: Choice): string {
  return join([
    ...fromUs,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    ...whileDeveloping(isDevelopment),
    ...overHttps(isSecure),
  ])
}

/** The policy of the editors' rooms: styles too are ours to the letter, and nobody frames them. */
export function policyOfRooms(nonce: string, { isSecure, isDevelopment }: Choice): string {
  return join([
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // While developing, styles are put in by scripts.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...overHttps(isSecure),
  ])
}

/** The policy of files: whoever opens one as if it were a page gets its words and its styles, and nothing runs. */
export const policyOfFiles = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** The policy of a firm's dossier, a document that is read without us: it frames nothing and nobody frames it. */
export const policyOfDossiers = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** The development server speaks to its page through a socket, and puts styles in by scripts. */
function whileDeveloping(isDevelopment: boolean): string[] {
  return isDevelopment ? ["connect-src 'self' ws:"] : []
}

function overHttps(isSecure: boolean): string[] {
  return isSecure ? ["upgrade-insecure-requests"] : []
}

function join(directives: readonly string[]): string {
  return directives.join("; ")
}
