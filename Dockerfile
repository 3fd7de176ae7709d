FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json ./web/
RUN npm ci
COPY tsconfig.json nest-cli.json ./
COPY bin ./bin
COPY src ./src
COPY projections ./projections
COPY web ./web
RUN npm run build

FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json ./web/
RUN npm ci --omit=dev && npm cache clean --force
COPY bin ./bin
COPY --from=build /app/dist ./dist
# A fresh named volume takes over the owner of the folder that it covers.
RUN install --directory --owner=node --group=node --mode=0700 /data
USER node
# 0.0.0.0 is the container's own network: publish the port on 127.0.0.1.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 LEDGER_DATA=/data
VOLUME /data
EXPOSE 3000
# The same limits as `npm start`: what is alive stays near 50 MB, but V8 lets garbage grow to five times that unless told.
CMD ["node", "--max-old-space-size=1024", "--max-semi-space-size=32", "dist/src/main.js"]
