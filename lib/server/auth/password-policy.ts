import "server-only"

export const passwordLength = { min: 12, max: 128 } as const

/** What stands after so many characters is not judged: the time it takes grows faster than the length. */
const judgedLength = 64

/** Guesses in powers of ten that zxcvbn calls "safely unguessable" begin here. */
const leastScore = 3

let kept: Promise<(password: string, about: string[]) => { score: number; warning: string | null }> | null =
  null

/**
 * Why a password is not taken: too short, or among the first that somebody would try. The lists of leaked and
 * common passwords are local; nothing about a password leaves this machine. They are loaded when the first
 * password is set, not with every page.
 *
 * @param about the account's e-mail address and name, which are guessed first
 * @returns a sentence for the field, null for a password that is good enough
 */
export async function weaknessOf(password: string, about: readonly string[]): Promise<string | null> {
  const { min, max } = passwordLength
  if (password.length < min) return `Take at least ${min} characters; a sentence does well.`
  if (password.length > max) return `Take at most ${max} characters.`
  kept ??= loadChecker()
  const check = await kept
  const { score, warning } = check(password.slice(0, judgedLength), partsOf(about))
  if (score >= leastScore) return null
  return `${warning ?? "This password can be guessed."} Take another, of words that do not go together.`
}

/** "ada.lovelace@example.org" is guessed whole and by its parts. */
function partsOf(about: readonly string[]): string[] {
  return about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((part) => part.length > 2)
}

async function loadChecker() {
  const { ZxcvbnFactory } = await import("@zxcvbn-ts/core")
  const { adjacencyGraphs, dictionary } = await import("@zxcvbn-ts/language-common")
  const zxcvbn = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary, useLevenshteinDistance: true })
  return (password: string, about: string[]) => {
    const { score, feedback } = zxcvbn.check(password, [...about, "chip", "runway", "chiprunway"])
    return { score, warning: inWords[feedback.warning ?? ""] ?? null }
  }
}

/** zxcvbn's keys, said as sentences. */
const inWords: Record<string, string> = {
  straightRow: "This is a row of the keyboard.",
  keyPattern: "This is a pattern on the keyboard.",
  simpleRepeat: "This repeats one character.",
  extendedRepeat: "This repeats a few characters.",
  sequences: "This is a sequence such as abc or 123.",
  recentYears: "A year is guessed early.",
  dates: "A date is guessed early.",
  topTen: "This is one of the ten most common passwords.",
  topHundred: "This is one of the hundred most common passwords.",
  common: "This stands in lists of leaked and common passwords.",
  similarToCommon: "This is close to a leaked or common password.",
  wordByItself: "A single word is guessed early.",
  namesByThemselves: "A name is guessed early.",
  commonNames: "A common name is guessed early.",
  userInputs: "This is made of your name, your address or this site's name.",
  pwned: "This stands in lists of leaked passwords.",
}
