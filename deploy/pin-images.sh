#!/bin/sh
# Pins every image by its digest, in docker-compose.yml and Dockerfile, as the registry names it today; run it again to
# take in what was mended since. Needs docker with buildx and a registry that is reached.
set -eu
cd "$(dirname "$0")/.."
images=$(sed -nE 's/^ *image: *([^ @]+).*/\1/p; s/^FROM ([^ @]+).*/\1/p' docker-compose.yml Dockerfile | sort -u)
for image in $images; do
  digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')
  case $digest in
    sha256:????????????????????????????????????????????????????????????????) ;;
    *) echo "no digest for $image: $digest" >&2; exit 1 ;;
  esac
  sed -i.before -E "s#^( *image: *|FROM )$image(@sha256:[0-9a-f]+)?#\\1$image@$digest#" docker-compose.yml Dockerfile
  rm -f docker-compose.yml.before Dockerfile.before
  echo "$image@$digest"
done
