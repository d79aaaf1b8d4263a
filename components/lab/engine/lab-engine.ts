import { asThingsStand, untouchedCase } from "@/lib/domain/case"
import { assembleCase } from "@/lib/estimation/case/assemble-case"
import { caseAnswer } from "@/lib/estimation/case/case-answer"
import type { Kit } from "@/lib/estimation/case/kit"
import { caseSteps, type CaseOptions } from "@/lib/estimation/case/run-case"
import { NotANumber, outputsOf, sobolSteps, tornado, type ModelInput } from "@/lib/estimation"
import type { LabAnswer, LabOutput } from "../lab-answer"
import type { AskedCase, LabMessage, LabRequest, RunRequest } from "../lab-messages"
import { NoKit } from "./fetch-kit"

type Surroundings = {
  say(message: LabMessage): void
  fetchKit(address: string): Promise<Kit>
  /** Lets messages in that have come meanwhile. */
  breath(): Promise<void>
}

/** Draws of the answer that follows a slider: quantiles to a month or two. */
const coarse = { draws: 800, trialDraws: 200 }
/** Milliseconds of work between two breaths. */
const stretch = 8

/** Answers a page's questions about one firm, the newest first and alone: what is asked anew is no longer run. */
export class LabEngine {
  private kit: Promise<Kit> | null = null
  private newest: RunRequest | null = null
  private sobolId: number | null = null
  private isRunning = false
  private published: string | null = null

  constructor(private readonly around: Surroundings) {}

  hear(request: LabRequest): void {
    switch (request.type) {
      case "open":
        return this.open(request.address)
      case "run":
        this.newest = request
        if (!this.isRunning) void this.runNewest()
        return
      case "tornado":
        void this.trying(request.id, async (kit) => {
          const found = tornado(inputFor(kit, request.case, request.output), request.output)
          this.around.say({ type: "tornado", id: request.id, tornado: found })
        })
        return
      case "sobol":
        this.sobolId = request.id
        void this.trying(request.id, (kit) => this.runSobol(kit, request))
        return
      case "stop":
        this.sobolId = null
    }
  }

  private open(address: string): void {
    const kit = this.around.fetchKit(address)
    this.kit = kit
    kit.then(
      () => this.around.say({ type: "opened" }),
      (error: unknown) => this.around.say({ type: "failed", id: null, why: whyOf(error) }),
    )
  }

  private async runNewest(): Promise<void> {
    this.isRunning = true
    try {
      for (;;) {
        await this.around.breath()
        const request = this.newest
        if (request === null) return
        await this.trying(request.id, (kit) => this.runWhole(kit, request))
        if (this.newest === request) this.newest = null
      }
    } finally {
      this.isRunning = false
    }
  }

  /** Coarse, then full, then the published one if nobody has it yet; gives up as soon as something newer is asked. */
  private async runWhole(kit: Kit, request: RunRequest): Promise<void> {
    const { id, draws, seed, compare } = request
    const cases = [request.case, ...(compare === null ? [] : [{ ...request.case, scenario: compare }])]
    const isOver = () => this.newest !== request
    let found: LabAnswer | null = null
    for (const stage of ["coarse", "full"] as const) {
      const isCoarse = stage === "coarse"
      const asked = isCoarse ? { ...coarse, draws: Math.min(draws, coarse.draws), seed } : { draws, seed }
      const answers: LabAnswer[] = []
      for (const one of cases) {
        // A coarse answer is finished in any case: while a slider moves, something newer is always asked.
        const answer = await this.run(kit, one, asked, isCoarse ? null : isOver)
        if (answer === null) return
        answers.push(answer)
      }
      const [answer, beside] = answers
      if (!answer) return
      found = answer
      this.around.say({ type: "answer", id, stage, answer, beside: beside ?? null })
      await this.around.breath()
      if (isOver()) return
    }
    const key = `${draws} ${seed}`
    if (this.published === key) return
    const answer = isUntouched(request.case)
      ? found
      : await this.run(kit, untouchedCase(kit.firm), { draws, seed }, isOver)
    if (answer === null) return
    this.published = key
    this.around.say({ type: "published", answer })
  }

  /** @param isOver asked between stretches of work: null once it is true; without it nothing comes in between */
  private async run(
    kit: Kit,
    one: AskedCase,
    asked: Pick<CaseOptions, "draws" | "seed" | "trialDraws">,
    isOver: (() => boolean) | null,
  ): Promise<LabAnswer | null> {
    const { draws, seed } = asked
    const run = await this.drive(caseSteps(kit, one, { ...asked, fans: true }), isOver)
    return run && caseAnswer(kit, one.trust, run, { draws, seed })
  }

  private async runSobol(kit: Kit, request: Extract<LabRequest, { type: "sobol" }>): Promise<void> {
    const { id, output, rows, seed } = request
    const input = inputFor(kit, request.case, output)
    const isOver = () => this.sobolId !== id
    const steps = sobolSteps(input, { rows, seed })
    const report = await this.drive(steps, isOver, (done) =>
      this.around.say({ type: "progress", id, done, rows }),
    )
    const sobol = report?.outputs[output]
    if (sobol) this.around.say({ type: "sobol", id, sobol })
  }

  private async drive<Step, Result>(
    steps: Generator<Step, Result, void>,
    isOver: (() => boolean) | null,
    onStretch: (step: Step) => void = () => {},
  ): Promise<Result | null> {
    for (;;) {
      const begun = performance.now()
      let step = steps.next()
      while (!step.done && (isOver === null || performance.now() - begun < stretch)) step = steps.next()
      if (step.done) return step.value
      onStretch(step.value)
      await this.around.breath()
      if (isOver?.()) return null
    }
  }

  private async trying(id: number, work: (kit: Kit) => Promise<void>): Promise<void> {
    const kit = await this.kit?.catch(() => null)
    // Why there is none was said when it did not come.
    if (!kit) return
    try {
      await work(kit)
    } catch (error) {
      this.around.say({ type: "failed", id, why: whyOf(error) })
    }
  }
}

function isUntouched({ scenario, assumptions, trust }: AskedCase): boolean {
  const changes = [...Object.keys(assumptions), ...Object.keys(trust)]
  return scenario === asThingsStand && changes.length === 0
}

function inputFor(kit: Kit, given: AskedCase, output: LabOutput): ModelInput {
  const { input } = assembleCase(kit, given).assembly
  if (input === null || kit.rents !== null || !outputsOf(input).includes(output)) {
    throw new NoKit("There is no number for this, so nothing can drive it.")
  }
  return input
}

function whyOf(error: unknown): string {
  if (error instanceof NoKit || error instanceof NotANumber || error instanceof RangeError)
    return error.message
  return "The engine stopped with a fault of its own. Undo the last change, or load the page again."
}
