import { render, screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { MissingFigures } from "@/components/lab/missing-figures"
import { NoLaboratory } from "@/components/lab/no-laboratory"
import { control, labView } from "./lab-view"

const figure = control({
  key: "training.runFlop0",
  id: null,
  label: "Size of the flagship run",
  unit: "FLOP",
  standing: null,
})

test("where only a figure of the firm is missing, the reader is told that it can be supplied", () => {
  const view = labView({ controls: [figure], suppliable: { training: [figure.key], inference: [] } })
  view.published.training.missing = ["the size of its flagship training run"]
  render(<MissingFigures view={view} workload="training" />)
  expect(screen.getByText(/Missing: the size of its flagship training run\./)).toBeTruthy()
  expect(screen.getByText(/You can supply it below.*Size of the flagship run/)).toBeTruthy()
})

test("where no chip is counted, nothing is offered to be supplied", () => {
  render(<NoLaboratory view={labView({ hasChips: false })} />)
  expect(screen.getByText(/no order with a count of its chips is on record/)).toBeTruthy()
  expect(screen.getByText("Missing: any count.")).toBeTruthy()
})

test("a firm that rents is told why it has no runway", () => {
  render(<NoLaboratory view={labView({ rents: "It rents from Alibaba." })} />)
  expect(screen.getByText(/Baidu rents its compute/)).toBeTruthy()
  expect(screen.getByText("It rents from Alibaba.")).toBeTruthy()
})
