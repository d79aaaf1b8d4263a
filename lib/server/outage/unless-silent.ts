import "server-only"
import { afterAwake } from "./after-awake"

/** After so long without an answer, in milliseconds, it is found out whether there is a server at all. */
const suspiciousMs = 1500

/** A server answers nobody any more. */
export class ServerSilent extends Error {
  /** As the system has it, after a quarter of an hour. */
  readonly code = "ETIMEDOUT"

  constructor() {
    super("the server does not answer any more")
  }
}

/** A server answers others, and never this question. */
export class QuestionLost extends Error {
  constructor() {
    super("the server answers others, and not this question: its connection may be cut off")
  }
}

/**
 * An answer, unless the server falls silent before it comes. One that is stopped, or cut off, neither answers nor
 * refuses: whenever we have waited for some time it is asked anew whether it is there, which tells it from one that is
 * only busy.
 *
 * @param isThere asks on a connection of its own
 * @param most    after so many times that it was there the answer is given up all the same
 * @throws ServerSilent, QuestionLost, or what `answer` does
 */
export async function unlessSilent<T>(
  answer: Promise<T>,
  isThere: () => Promise<boolean>,
  most = Infinity,
): Promise<T> {
  let isOver = false
  let stop = (): void => {}
  const silent = new Promise<never>((_, reject) => {
    let times = 0
    const wait = () => {
      stop = afterAwake(suspiciousMs, () => {
        void isThere().then((is) => {
          if (isOver) return
          times += 1
          if (!is) reject(new ServerSilent())
          else if (times === most) reject(new QuestionLost())
          else wait()
        }, reject)
      })
    }
    wait()
  })
  try {
    return await Promise.race([answer, silent])
  } finally {
    isOver = true
    stop()
  }
}
