# syntax=docker/dockerfile:1

# Builds the package that `npm run package` makes, then starts it in an image with Node and nothing else of ours.
FROM node:24.21-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Pages are drawn from data/ while building; the database of the build is thrown away with this stage.
# The secret that is given while building (and is in no layer) names what forms are sealed with; without one each build has its own.
RUN --mount=type=secret,id=auth_secret \
    AUTH_SECRET="$(cat /run/secrets/auth_secret 2>/dev/null || true)" \
    DATABASE_URL=file:/tmp/build/chip-runway.db npm run package -- /package

FROM node:24.21-bookworm-slim
ENV NODE_ENV=production \
    PORT=3000 \
    DATABASE_URL=file:/var/lib/chip-runway/chip-runway.db
RUN install -d -o node -g node -m 700 /var/lib/chip-runway
WORKDIR /app
# Owned by root: who serves cannot change what is served.
COPY --from=build /package ./
# User and group "node", as numbers, so that a cluster sees that it is not root.
USER 1000:1000
VOLUME /var/lib/chip-runway
EXPOSE 3000
# Handled by the server itself, which answers what it has begun; no init program is needed, for it leaves no orphans.
STOPSIGNAL SIGTERM
# It has the pages that it kept while the database is away: no reason to replace it.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/ready?kept`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "chip-runway.mjs"]
CMD ["serve"]
