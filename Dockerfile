# AI Gateway as a container image: docker build -t ai-gateway .
#
# Build arguments name other base images, as those of your own registry. The runtime's must have glibc,
# bash and a Java runtime 25 or newer.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25
ARG NODE_IMAGE=node:22-slim
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${NODE_IMAGE} AS node

FROM ${BUILD_IMAGE} AS build
# The admin pages are built with Node.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY pom.xml LICENSE Config.example.toml ./
COPY deploy ./deploy
COPY src/main ./src/main
COPY docs/openapi.json ./docs/
COPY ui ./ui
RUN mvn -q -B -Dmaven.test.skip=true package \
    && mkdir -p /opt/ai-gateway \
    && tar xzf target/ai-gateway-*.tar.gz -C /opt/ai-gateway --strip-components=1

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="AI Gateway" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/ai-gateway /opt/ai-gateway
# The cache for fast starts is trained while the image is made; without it the gateway starts all the same.
RUN groupadd --system --gid 10001 gateway \
    && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/ai-gateway --shell /usr/sbin/nologin gateway \
    && mkdir -p /var/lib/ai-gateway /home/ballerina \
    && chown 10001:10001 /var/lib/ai-gateway \
    && chmod 700 /var/lib/ai-gateway \
    && (/opt/ai-gateway/bin/gateway train || true)
# All addresses, for ports are published from outside: the admin API then demands a token.
ENV GATEWAY_HOST=0.0.0.0 \
    GATEWAY_DATA_DIR=/var/lib/ai-gateway
USER 10001:10001
# Where Config.toml is mounted; without one the environment is enough.
WORKDIR /home/ballerina
VOLUME /var/lib/ai-gateway
EXPOSE 8080 8081 8082
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["/opt/ai-gateway/bin/gateway", "health"]
ENTRYPOINT ["/opt/ai-gateway/bin/gateway"]
CMD ["serve"]
