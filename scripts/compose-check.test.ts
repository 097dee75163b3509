import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { composeFaults, dockerfileFaults } from './compose-check.mjs'

const file = path.join(import.meta.dirname, '../docker-compose.yml')
const read = () => parse(fs.readFileSync(file, 'utf8'), { merge: true })

test('the file as it is has no faults', () => {
  expect(composeFaults(read())).toEqual([])
})

// Each rule broken once.
test.each<
  [
    fault: string,
    change: (services: ReturnType<typeof read>['services'], whole: ReturnType<typeof read>) => unknown,
  ]
>([
  ['api writes to its own file system', ({ api }) => delete api.read_only],
  ['proxy has capabilities', ({ proxy }) => delete proxy.cap_drop],
  ['proxy has capabilities', ({ proxy }) => Object.assign(proxy, { cap_add: ['NET_ADMIN'] })],
  ['migrate may gain privileges', ({ migrate }) => delete migrate.security_opt],
  ['postgres has no end to its memory', ({ postgres }) => delete postgres.mem_limit],
  ['api has no end to its processes', ({ api }) => delete api.pids_limit],
  ['api has disks of memory that leave it too little', ({ api }) => api.tmpfs.push('/run')],
  [
    'proxy has disks of memory that leave it too little',
    ({ proxy }) => Object.assign(proxy, { mem_limit: '128m' }),
  ],
  ['api is in the network of all', ({ api }) => delete api.networks],
  ['postgres runs as root', ({ postgres }) => delete postgres.user],
  ['api has JWT_SECRET in its environment', ({ api }) => Object.assign(api.environment, { JWT_SECRET: 'x' })],
  [
    'api has DATABASE_URL in its environment',
    ({ api }) => Object.assign(api.environment, { DATABASE_URL: 'postgres://a:b@c/d' }),
  ],
  ['api is not given jwt_secret', ({ api }) => api.secrets.splice(1, 1)],
  ['api is given seal_secret, which is not there', (_, whole) => delete whole.secrets.seal_secret],
  ['proxy reaches postgres over data', ({ proxy }) => proxy.networks.push('data')],
  ['postgres reaches the outside over data', (_, whole) => delete whole.networks.data.internal],
  ['postgres is open to the outside', ({ postgres }) => Object.assign(postgres, { ports: ['5432:5432'] })],
  ['proxy takes whatever nginx is today', ({ proxy }) => Object.assign(proxy, { image: 'nginx' })],
  [
    'proxy takes whatever nginx:latest is today',
    ({ proxy }) => Object.assign(proxy, { image: 'nginx:latest' }),
  ],
  ['proxy pins nginx:1 by no digest', ({ proxy }) => Object.assign(proxy, { image: 'nginx:1@sha256:12' })],
  ['api waits for other, which is not there', ({ api }) => Object.assign(api.depends_on, { other: {} })],
  ['api is killed while it still answers', ({ api }) => delete api.stop_grace_period],
  ['proxy has no health check', ({ proxy }) => delete proxy.healthcheck],
])('%s', (fault, change) => {
  const broken = structuredClone(read())
  change(broken.services, broken)
  expect(composeFaults(broken)).toContain(fault)
})

test('every secret the containers are given is made, and none over one that is there', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-secrets-'))
  try {
    fs.copyFileSync(path.join(import.meta.dirname, '../deploy/secrets.sh'), path.join(dir, 'secrets.sh'))
    const make = () => {
      const { status, stderr } = spawnSync('sh', [path.join(dir, 'secrets.sh')], { encoding: 'utf8' })
      expect([status, stderr]).toEqual([0, ''])
      const names = fs.readdirSync(path.join(dir, 'secrets')).sort()
      return names.map(name => [name, fs.readFileSync(path.join(dir, 'secrets', name), 'utf8')] as const)
    }
    const made = make()
    expect(made.map(([name]) => name)).toEqual(Object.keys(read().secrets).sort())
    expect(made.filter(([, text]) => text === '').map(([name]) => name)).toEqual([
      'jwt_secret_previous',
      'sms_access_key_secret',
      'wechat_app_secret',
    ])
    expect(make()).toEqual(made)
  } finally {
    fs.rmSync(dir, { recursive: true })
  }
})

test('the image packs every face it sends', () => {
  const dockerfile = fs.readFileSync(path.join(import.meta.dirname, '../Dockerfile'), 'utf8')
  expect(dockerfileFaults(dockerfile)).toEqual([])
  expect(dockerfileFaults(dockerfile.replace("'apps/console/dist'", ''))).toEqual([
    'the image sends apps/console/dist unpacked',
  ])
  expect(dockerfileFaults('')).toEqual(['the image has no faces'])
})
