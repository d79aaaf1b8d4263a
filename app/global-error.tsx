"use client"

/** The last resort, when even the frame of the site fails: no styles, no imports that could fail as well. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", margin: "3rem auto", maxWidth: "40rem" }}>
        <h1>Chip Runway is not working just now.</h1>
        <p>The fault is ours, and it is logged.</p>
        {error.digest && <p>Fault {error.digest}</p>}
        <p>
          <a href="/">Try the board again</a>
        </p>
      </body>
    </html>
  )
}
