/** A link to hand over. It is nowhere else: whoever closes the page without it makes another. */
export function HandOver({ link }: { link: string }) {
  return (
    <div className="border-y border-hairline py-3">
      <p className="text-13 text-muted">Hand this over in private. It is shown this once, and works once.</p>
      <p className="mt-1">
        <code className="text-13 wrap-anywhere select-all">{link}</code>
      </p>
    </div>
  )
}

/** Codes that open the account when the authenticator is lost. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="border-y border-hairline py-3">
      <h3 className="text-17">Your recovery codes</h3>
      <p className="mt-1 max-w-prose text-13 text-muted">
        Write them down or print them, and keep them apart from your device. They are shown this once; each
        opens your account once.
      </p>
      <ul className="mt-2 grid max-w-80 grid-cols-2 gap-x-6" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
