#!/bin/sh
# Makes the secrets that docker-compose.yml hands out as files, once; what is there already is left alone.
# Only who may enter deploy/secrets reads them on this machine; the containers run as other users, and each sees its own.
set -eu
umask 077
dir=$(cd "$(dirname "$0")" && pwd)/secrets
mkdir -p "$dir"

random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
keep() {
  if [ -e "$dir/$1" ]; then echo "$1 is there already"; else
    printf '%s' "$2" > "$dir/$1"
    chmod 444 "$dir/$1"
    echo "$1 made"
  fi
}

keep postgres_password "$(random)"
keep migrate_database_url "postgres://yunxuan:$(cat "$dir/postgres_password")@postgres:5432/yunxuan"
keep database_url "postgres://yunxuan_api:$(random)@postgres:5432/yunxuan"
keep jwt_secret "$(random)"
# Empty, except after a change of jwt_secret: docs/operations.md, "Rotate secrets".
keep jwt_secret_previous ""
keep seal_secret "$(random)"
# Empty until there is a mini-program: put the secret of WECHAT_APP_ID into it.
keep wechat_app_secret ""
# Empty until text messages are sent: put the secret of SMS_ACCESS_KEY_ID into it.
keep sms_access_key_secret ""
echo "Keep a copy of $dir elsewhere: without seal_secret nobody opens what is sealed."
