import { PageHead } from "@/components/page/page-head"

/** For those who may sign in and not edit. */
export function ReaderOnly() {
  return (
    <PageHead title="For editors">
      <p className="mt-2 max-w-prose">
        You are signed in as a reader. Changing records needs the role editor; an admin can give it to you.
      </p>
    </PageHead>
  )
}
