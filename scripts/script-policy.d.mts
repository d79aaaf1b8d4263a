/** As its test asks it; Next itself reads no types. */
export function withScriptPolicy(page: string): { html: string; policy: string }
