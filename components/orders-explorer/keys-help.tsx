import { Disclosure } from "@/components/ui/disclosure"

const keys = [
  { key: "↑ ↓", does: "the row above, the row below" },
  { key: "Page ↑, Page ↓", does: "a screen of rows" },
  { key: "Home, End", does: "the first row, the last row" },
  { key: "Enter", does: "opens the order" },
  { key: "F", does: "to the words that are searched for" },
]

/** What the keyboard does while the focus is in the table. */
export function KeysHelp() {
  return (
    <Disclosure summary="Keys" className="orders-with-script text-13 text-muted">
      <dl className="orders-keys">
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
