import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

/** One file for each way to break a rule, and next to it what the same rule allows. */
const wrong: Record<string, readonly [file: string, source: string]> = {
  'no-circles': ['apps/api/src/round.ts', "export { other } from './other.ts'\nexport const round = 1"],
  resolves: ['apps/api/src/lost.ts', "import './nowhere.ts'"],
  'domain-is-pure': ['packages/domain/src/clock.ts', "import 'node:fs'"],
  'contract-knows-domain-and-typebox': ['packages/contract/src/web.ts', "import 'fastify'"],
  'tokens-stand-alone': ['packages/tokens/src/odd.ts', "import '../../domain/src/index.ts'"],
  'packages-know-no-app': ['packages/domain/src/up.ts', "import '../../../apps/api/src/other.ts'"],
  'apps-know-no-other-app': ['apps/console/src/reach.ts', "import '../../api/src/other.ts'"],
  'clients-get-types-only': ['apps/mini/src/heavy.ts', "import { schema } from '@yunxuan/contract'\nschema"],
  'client-is-small': [
    'packages/contract/src/client.ts',
    "import { schema } from './index.ts'\nexport const send = schema",
  ],
  'features-need-lower-floors': [
    'apps/api/src/features/slot/slot.service.ts',
    "import type { row } from '../booking/booking.table.ts'\nexport type R = typeof row",
  ],
  'platform-knows-no-feature': [
    'apps/api/src/platform/notice.ts',
    "import type { row } from '../features/booking/booking.table.ts'\nexport type R = typeof row",
  ],
  'routes-know-no-table': [
    'apps/api/src/features/booking/booking.routes.ts',
    "import type { row } from './booking.table.ts'\nexport type R = typeof row",
  ],
  'the-wire-is-the-routes': [
    'apps/api/src/features/booking/booking-present.ts',
    "import type { FastifyReply } from 'fastify'\nexport type R = FastifyReply",
  ],
  'sql-is-the-stores': ['apps/api/src/features/booking/booking.service.ts', "import 'drizzle-orm'"],
  'packages-have-one-door': ['apps/api/src/window.ts', "import '../../../packages/domain/src/pure.ts'"],
  'no-test-in-the-product': ['apps/api/src/mixed.ts', "import './other.test.ts'"],
}

/** Of the same floor as what it needs. */
const neighbour = [
  'apps/api/src/features/team/team.service.ts',
  "import type { row } from '../booking/booking.table.ts'\nexport type R = typeof row",
] as const

const right: Record<string, string> = {
  'packages/domain/src/index.ts': "export { pure } from './pure.ts'",
  'packages/domain/src/pure.ts': 'export const pure = 1',
  'packages/contract/src/index.ts': "import 'typebox'\nimport '@yunxuan/domain'\nexport const schema = 1",
  'apps/api/src/other.ts': "import './round.ts'\nexport const other = 1",
  'apps/api/src/other.test.ts': "import './other.ts'",
  'apps/api/src/platform/database.ts': "import 'pg'\nimport 'drizzle-orm/node-postgres'",
  'apps/api/src/features/booking/booking.table.ts': "import 'drizzle-orm/pg-core'\nexport const row = 1",
  'apps/api/src/features/booking/booking.store.ts': "import 'drizzle-orm'\nimport './booking.table.ts'",
  'apps/api/src/features/desk/desk.routes.ts': "import 'fastify'",
  'apps/api/src/features/desk/desk.store.ts': "import '../booking/booking.table.ts'",
  'apps/mini/src/light.ts':
    "import type { schema } from '@yunxuan/contract'\nimport { send } from '@yunxuan/contract/client'\nexport const light: typeof schema = send",
}

let dir: string
let violations: { rule: { name: string }; from: string; to: string }[]

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-arrows-'))
  for (const [file, source] of [...Object.entries(right), ...Object.values(wrong), neighbour])
    write(file, source)
  for (const name of ['.dependency-cruiser.cjs', 'apps/api/floors.json', 'tsconfig.base.json']) {
    fs.copyFileSync(path.join(root, name), path.join(dir, name))
  }
  for (const name of ['contract', 'domain', 'tokens']) {
    write(
      `packages/${name}/package.json`,
      fs.readFileSync(path.join(root, `packages/${name}/package.json`), 'utf8'),
    )
    link(`packages/${name}`, `node_modules/@yunxuan/${name}`)
  }
  linkInstalled('apps/api', ['drizzle-orm', 'pg', 'fastify'])
  linkInstalled('packages/contract', ['typebox'])
  const args = [cruiser, 'packages', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8', maxBuffer: 1e8 })
  if (stdout === '') throw new Error(stderr)
  violations = JSON.parse(stdout).summary.violations
}, 60_000)

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

test.each(Object.entries(wrong))('%s refuses', (name, [file]) => {
  const found = violations.filter(({ from, to }) => from === file || (name === 'no-circles' && to === file))
  expect(found.map(({ rule }) => rule.name)).toContain(name)
})

test('features of one floor need nothing of each other', () => {
  const found = violations.filter(({ from }) => from === neighbour[0])
  expect(found.map(({ rule }) => rule.name)).toEqual(['features-need-lower-floors'])
})

test.each(Object.keys(right).filter(file => file !== 'apps/api/src/other.ts'))('%s is allowed', file => {
  expect(violations.filter(({ from }) => from === file)).toEqual([])
})

test('every rule is tried', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const names = new Set<string>(forbidden.map((rule: { name: string }) => rule.name))
  expect(Object.keys(wrong).sort()).toEqual([...names].sort())
})

function write(file: string, source: string): void {
  const at = path.join(dir, file)
  fs.mkdirSync(path.dirname(at), { recursive: true })
  fs.writeFileSync(at, source)
}

function link(target: string, at: string): void {
  fs.mkdirSync(path.dirname(path.join(dir, at)), { recursive: true })
  fs.symlinkSync(path.join(dir, target), path.join(dir, at))
}

function linkInstalled(workspace: string, names: readonly string[]): void {
  fs.mkdirSync(path.join(dir, 'node_modules'), { recursive: true })
  for (const name of names) {
    fs.symlinkSync(
      fs.realpathSync(path.join(root, workspace, 'node_modules', name)),
      path.join(dir, 'node_modules', name),
    )
  }
}
