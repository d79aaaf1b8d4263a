import { expect, test } from "vitest"
import { problemOfError } from "@/lib/server/api/problem"
import { retryAfter } from "@/lib/server/api/retry-after"
import { answerDoor } from "@/lib/server/doors/answer-door"
import { answerEmbed } from "@/lib/server/embed/answer-embed"
import { AppError, errorStatus, type ErrorCode } from "@/lib/server/errors"
import { refusalPage } from "@/lib/server/snapshots/refusal-page"

const codes = Object.keys(errorStatus) as ErrorCode[]
const unavailable = codes.filter((code) => errorStatus[code] === 503)
const request = new Request("http://localhost:3000/")

test.for(unavailable)("%s says when to ask again, whoever is answered", async (code) => {
  const refusal = new AppError(code, "Not now.")
  const refused = () => Promise.reject(refusal)
  const answers = [
    problemOfError(refusal, "a test"),
    await answerDoor(request, "csv", refused),
    await answerEmbed(request, refused),
    refusalPage(refusal.status, refusal.message, "/charts", retryAfter(refusal)),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(503)
    expect(answer.headers.get("retry-after")).toBe(/(?:busy|unreachable)$/.test(code) ? "10" : "60")
  }
})

test.for(codes.filter((code) => errorStatus[code] < 429))("%s does not pass by waiting", (code) => {
  const answer = problemOfError(new AppError(code, "No."), "a test")
  expect(answer.headers.has("retry-after")).toBe(false)
})
