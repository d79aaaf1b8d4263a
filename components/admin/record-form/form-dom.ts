import type { FormTexts } from "@/lib/forms/form"

/** Names that the form sends beside the record's texts. */
export function isRecordText(name: string): boolean {
  return name !== "do" && !name.startsWith("edit.") && !name.startsWith("$ACTION")
}

/** What stands in the fields, as texts by name. Ticked boxes of one name are one a line; an empty group is "". */
export function formTexts(form: HTMLFormElement): FormTexts {
  const texts: Record<string, string> = {}
  for (const element of form.elements) {
    if (isTyped(element) && element.name !== "" && isRecordText(element.name)) texts[element.name] = ""
  }
  const ticked = new Map<string, string[]>()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || !isRecordText(name)) continue
    ticked.set(name, [...(ticked.get(name) ?? []), value])
  }
  for (const [name, values] of ticked) texts[name] = values.join("\n").replaceAll("\r\n", "\n")
  return texts
}

/** Puts a text into the field of this name, of whatever kind it is. */
export function fillField(form: HTMLFormElement, name: string, text: string): void {
  const values = new Set(text.split("\n"))
  for (const element of fieldsNamed(form, name)) {
    if (element instanceof HTMLInputElement && element.type === "checkbox") {
      element.checked = values.has(element.value)
    } else element.value = text
  }
}

/** Whether a field holds something else than the page was sent with. */
export function isTouched(form: HTMLFormElement, name: string): boolean {
  return fieldsNamed(form, name).some((element) => {
    if (element instanceof HTMLInputElement && element.type === "checkbox") {
      return element.checked !== element.defaultChecked
    }
    if (element instanceof HTMLSelectElement) {
      // A list of which nothing is marked as chosen shows its first option.
      const sent = [...element.options].find(({ defaultSelected }) => defaultSelected) ?? element.options[0]
      return element.value !== (sent?.value ?? "")
    }
    return element.type !== "hidden" && element.value !== element.defaultValue
  })
}

/**
 * Brings a field into view, opening what it is folded into, and gives it the focus.
 *
 * @param isSelected its text is selected, to be written over
 */
export function focusField(form: HTMLFormElement, name: string, isSelected = false): void {
  const [element] = fieldsNamed(form, name)
  if (!element) return
  for (let at = element.parentElement; at && at !== form; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true
  }
  element.focus()
  if (isSelected && !(element instanceof HTMLSelectElement)) element.select()
}

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsNamed(form: HTMLFormElement, name: string): Typed[] {
  return [...form.elements].filter((element): element is Typed => isTyped(element) && element.name === name)
}

function isTyped(element: Element): element is Typed {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}
