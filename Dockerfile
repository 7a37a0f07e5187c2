# The first stage installs what the hashed lock file names; the second has neither pip nor a compiler.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/treaty-status
RUN python -m venv /opt/venv
COPY requirements.lock ./
RUN /opt/venv/bin/pip install --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
COPY seed seed
# The user below may not write here, so the byte code is made now.
RUN /opt/venv/bin/pip install --no-build-isolation --no-deps --editable . \
    && /opt/venv/bin/pip uninstall --yes setuptools pip \
    && python -m compileall -q app migrations

FROM python:3.13-slim
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TREATY_STATUS_DATABASE_URL=sqlite:////data/treaty-status.db
RUN groupadd --gid 10001 treaty \
    && useradd --no-log-init --no-create-home --uid 10001 --gid treaty --home-dir /data --shell /usr/sbin/nologin treaty \
    && install --directory --owner treaty --group treaty /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/treaty-status /srv/treaty-status
WORKDIR /srv/treaty-status
USER 10001:10001
VOLUME /data
EXPOSE 8000
# The opener without proxies: the container may have a proxy set for its own requests outside.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
    "import urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["treaty-status", "serve", "--host", "0.0.0.0", "--port", "8000"]
