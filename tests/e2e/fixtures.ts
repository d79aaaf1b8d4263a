import { test as base, expect } from "@playwright/test"

/** Every kind of page, each by a member whose facts the tests know. */
export const pages = [
  { name: "board", path: "/" },
  { name: "board of all supply", path: "/board/all/inference/hyperscaler" },
  { name: "firms", path: "/companies" },
  { name: "profile", path: "/companies/baidu" },
  { name: "profile of a firm with many orders", path: "/companies/bytedance" },
  { name: "profile of a firm that rents", path: "/companies/zhipu" },
  { name: "profile without a number", path: "/companies/moonshot" },
  { name: "a firm under other assumptions", path: "/companies/baidu/scenarios" },
  { name: "whole market", path: "/companies/china-market" },
  { name: "what moved an estimate", path: "/companies/tencent/moved?from=2025-05&to=1" },
  { name: "orders", path: "/orders" },
  { name: "order", path: "/orders/a800-2023-four-firms" },
  { name: "a number that reports disagree on", path: "/numbers/order/a800-2023-four-firms/cost" },
  { name: "a number that is worked out", path: "/numbers/runway/baidu/training/own" },
  { name: "export controls", path: "/controls" },
  { name: "export controls on a day gone by", path: "/controls/on/2023-11-17" },
  { name: "a rule", path: "/controls/us-2023-11-17-acs-ifr" },
  { name: "a bill", path: "/controls/bill-safe-chips-s3374" },
  { name: "estimates under other rules", path: "/controls/replay/safe-chips-from-2027" },
  { name: "chips", path: "/chips" },
  { name: "chip", path: "/chips/h20-96gb" },
  { name: "profile of a listed maker", path: "/companies/huawei" },
  { name: "assumptions", path: "/assumptions" },
  { name: "sources", path: "/sources" },
  { name: "methodology", path: "/methodology" },
  { name: "track record", path: "/track-record" },
  { name: "what firms said of their stock", path: "/statements" },
  { name: "the choice of firms to compare", path: "/compare" },
  { name: "firms beside each other", path: "/compare?firms=baidu,tencent,moonshot" },
  { name: "the laboratory’s firms", path: "/lab" },
  { name: "a laboratory", path: "/lab?firm=baidu" },
  { name: "a laboratory of a firm without a number", path: "/lab?firm=moonshot" },
  { name: "the data set", path: "/data" },
  { name: "open questions", path: "/open-questions" },
  { name: "open questions of one firm", path: "/open-questions/baidu/training" },
  { name: "contradictions", path: "/contradictions" },
  { name: "contradictions of one firm", path: "/contradictions/tencent/all" },
  { name: "what is new", path: "/changes" },
  { name: "what is new about a firm", path: "/changes/firms/baidu" },
  { name: "a data version", path: "/changes/1" },
  { name: "changelog", path: "/changelog" },
  { name: "search", path: "/search" },
  { name: "charts", path: "/charts" },
  { name: "a live chart", path: "/charts/runway?firm=baidu&workload=inference" },
  { name: "a live chart of rows", path: "/charts/runway-board" },
  { name: "a live chart that is a table", path: "/charts/controls-table?day=2023-11-17" },
] as const

/** A page that complains on the console, or throws, is defective even when it draws. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on("console", (message) => {
        // The browser reports a page's own 404 as a failed resource; the tests of missing pages ask for it.
        const isOwn404 = /404 \(Not Found\)/.test(message.text())
        if (message.type() === "error" && !isOwn404) complaints.push(message.text())
      })
      page.on("pageerror", (error) => complaints.push(error.message))
      // A browser does not say on the console what a page tried in vain and caught.
      await page.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
          console.error(`The page's policy forbids: ${effectiveDirective} ${blockedURI} ${sample}`),
        ),
      )
      await use(complaints)
      expect(complaints, "the page complained on the console").toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
