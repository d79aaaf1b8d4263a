import Link from "next/link"

/** A choice that lives in the address: one link an option, the current one marked. Works without JavaScript. */
export function ChoiceLinks({
  label,
  options,
  current,
}: {
  label: string
  options: { name: string; href: string; value: string }[]
  current: string
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-baseline gap-x-2 text-13">
      <span className="text-muted" aria-hidden="true">
        {label}
      </span>
      <ul className="flex flex-wrap gap-x-3">
        {options.map(({ name, href, value }) => (
          <li key={value}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={value === current ? "true" : undefined}
              className="block border-b-2 border-transparent py-0.5 text-muted no-underline hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
