import type { z } from "zod"
import {
  controlProposalSchema,
  controlRuleSchema,
  type ControlProposal,
  type ControlRule,
} from "@/lib/domain/control-rule"
import { listingSchema, type Listing } from "@/lib/domain/listing"
import { scenarioSchema, type Scenario } from "@/lib/domain/scenario"

// Small records of export control that their schemas accept, for tests that care about one or two fields.

type Of<Schema extends z.ZodType> = Partial<z.input<Schema>>

/** A rule of the tests: from 1 Nov 2023, parts of TPP 4,800 and more need a licence. */
export function aRule(fields: Of<typeof controlRuleSchema> = {}): ControlRule {
  return controlRuleSchema.parse({
    id: "us-2023-11-tests",
    name: "The rule of the tests",
    shortName: "Tests rule",
    kind: "regulation",
    place: "control list",
    jurisdiction: "US",
    citation: null,
    frDocument: null,
    rin: null,
    releasedOn: null,
    publishedOn: { date: "2023-10-25", precision: "day" },
    effectiveOn: { date: "2023-11-01", precision: "day" },
    furtherDates: [],
    periods: [{ from: "2023-11-01", until: null, state: "in force", note: null }],
    supersededBy: null,
    amends: [],
    appliesTo: { inWords: "everyone", vendors: null, destination: "China" },
    branches: [
      {
        when: {
          all: [
            { metric: "tpp", op: ">=", value: 4800 },
            { not: { metric: "slug", op: "in", value: ["a800"] } },
          ],
        },
        category: "3A090.a",
        paragraph: "ECCN 3A090.a",
        outcome: { status: "LICENCE_PRESUMPTION_OF_DENIAL" },
      },
      { when: "otherwise", category: "outside", paragraph: null, outcome: { status: "NOT_CONTROLLED" } },
    ],
    precision: { level: "text", why: null },
    summary: "Strong parts need a licence.",
    criteriaInWords: null,
    reviewPolicy: null,
    transition: null,
    proceduralConditions: [],
    openQuestions: [],
    cancelShareAssumption: null,
    sensitivities: [],
    examples: [],
    sourceIds: ["the-wire"],
    verification: "read",
    ...fields,
  })
}

/** A branch that hands every question on to another rule. */
export function deferringTo(rule: string): ControlRule["branches"] {
  return [{ when: "otherwise", category: "as before", paragraph: null, outcome: { defersTo: rule } }]
}

export function anExample(
  fields: Partial<ControlRule["examples"][number]> = {},
): ControlRule["examples"][number] {
  return {
    id: "a800-under-tests",
    chip: "a800",
    inputs: { exported_from_us: false, tpp: null },
    facts: null,
    on: "2023-11-02",
    status: "NOT_CONTROLLED",
    category: "outside",
    possibleStatuses: [],
    possibleCategories: [],
    computedStatus: null,
    note: null,
    confirmations: [
      {
        sourceId: "the-wire",
        level: "press",
        confirms: "exclusion",
        states: "The part is outside.",
        readVia: null,
        verification: "unverified",
      },
    ],
    ...fields,
  }
}

export function aProposal(fields: Of<typeof controlProposalSchema> = {}): ControlProposal {
  return controlProposalSchema.parse({
    id: "tests-act",
    name: "The tests act",
    shortName: "Tests act",
    state: "introduced",
    introducedOn: { date: "2024-05-01", precision: "month" },
    summary: "Everything would need a licence.",
    branches: [
      { when: "otherwise", category: "all", paragraph: null, outcome: { status: "LICENCE_REQUIRED" } },
    ],
    effect: null,
    sourceIds: ["the-wire"],
    verification: "unverified",
    ...fields,
  })
}

export function aListing(fields: Of<typeof listingSchema> = {}): Listing {
  return listingSchema.parse({
    id: "acme-entity-list",
    names: "Acme and its subsidiaries",
    companies: ["acme"],
    status: "listed",
    list: "Entity List",
    authority: "BIS",
    listedOn: { date: "2022-12-01", precision: "month" },
    removedOn: null,
    citation: null,
    scope: "All items; presumption of denial.",
    footnote: 4,
    makesChips: false,
    claimIds: [],
    sourceIds: ["the-wire"],
    verification: "read",
    note: null,
    ...fields,
  })
}

export function aScenario(fields: Of<typeof scenarioSchema> = {}): Scenario {
  return scenarioSchema.parse({
    id: "tests-act-passes",
    title: "The tests act passes",
    summary: "Congress passes it.",
    law: [
      { do: "adopt", proposal: "tests-act", from: "2027-01-01" },
      { do: "remove", rule: "us-2023-11-tests" },
      { do: "treat", chip: "a800", as: "LICENCE_REQUIRED", from: "2027-01-01" },
    ],
    ...fields,
  })
}
