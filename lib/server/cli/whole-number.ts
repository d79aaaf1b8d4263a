import "server-only"

/** Reads an option that is a whole number; throws a sentence where it is not. */
export function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`${option} must be a whole number from ${least} on`)
  }
  return number
}
