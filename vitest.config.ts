import react from "@vitejs/plugin-react"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const root = fileURLToPath(new URL("./", import.meta.url))

// `server-only` throws outside a React server graph; tests are such a place.
const alias = { "@/": root, "server-only": `${root}tests/setup/server-only.ts` }

/** Every integration test, on one kind of database or the other. */
const integration = {
  include: ["tests/integration/**/*.test.ts"],
  environment: "node",
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

// Answers hold the site's address, whatever port the shell that runs the tests has for a site of its own.
delete process.env.PORT
delete process.env.SITE_URL

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one processor idle, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/*.test.ts"],
          environment: "node",
          // Nothing is timed in a test: the limit is for one that hangs.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        plugins: [react()],
        test: {
          name: "components",
          include: ["tests/components/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["tests/setup/components.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: { ...integration, name: "integration" },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "postgresql",
          globalSetup: ["tests/setup/postgres-server.ts"],
          // Instances must share it, so there it is a setting that cannot be left out.
          env: { AUTH_SECRET: "a secret that the instances of a test share" },
        },
      },
    ],
  },
})
