import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { openDatabase } from '../src/platform/database.ts'
import { migrateDatabase } from '../src/platform/migrate.ts'
import { benchAlike } from './alike.ts'
import { benchBooking } from './booking.ts'
import { benchCatalogue, benchGrowth } from './catalogue.ts'
import { benchChain } from './chain.ts'
import { benchCheckIn } from './check-in.ts'
import { benchFigures } from './figures.ts'
import { benchLists } from './lists.ts'
import { peakMb, residentMb } from './load.ts'
import { printTable } from './report.ts'
import { benchSecrets } from './secrets.ts'
import { benchStreet, seedMembers, seedStreet } from './seed.ts'
import { type Served, serveProgram } from './server.ts'
import { benchStars } from './stars.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const migrations = path.join(root, 'migrations')
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const many = Number(process.env.BENCH_SERVICES ?? 100_000)
const members = 120_000
const only = process.env.BENCH_ONLY
const runs = (name: string) => only === undefined || only === name
const jwtSecret = benchSecrets.JWT_SECRET

/** Measures everything against something in the same run; only the ratios mean anything on a shared machine. */
async function bench(): Promise<void> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunxuan-bench-'))
  const settings = { max_connections: 400, shared_buffers: '512MB', max_wal_size: '4GB' }
  const postgres = await startPostgres({ dir: path.join(dir, 'postgres'), settings })
  const started: Served[] = []
  const say = (text: string) => process.stdout.write(`${text}\n`)
  try {
    await migrateDatabase({ url: postgres.url, migrationsDir: migrations })
    const db = openDatabase(postgres.url, 10, { statementTimeoutMs: 0, isOwner: true })
    say('seeding 1,000 services and members …')
    await seedStreet(db, benchStreet, 1_000)
    const sessions = await seedMembers(db, benchStreet, members)
    await db.$client.query('analyze')
    const api = await serveProgram(
      [
        ...(process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : []),
        // As it is started by `npm start` and by the image.
        '--max-old-space-size=512',
        path.join(root, 'dist/main.js'),
      ],
      {
        DATABASE_URL: postgres.url,
        ...benchSecrets,
        LOG_LEVEL: 'info',
        REQUESTS_PER_MINUTE: '100000000',
        CHECK_REPLIES: '0',
        DEMO: '0',
      },
      '/health/ready',
    )
    const bare = await serveProgram(['--import', 'tsx', path.join(root, 'bench/bare.ts')], {}, '/list')
    started.push(api, bare)
    const settingsOf = { api, bare, db, url: postgres.url, rounds, seconds }
    if (runs('catalogue')) printTable(await benchCatalogue(settingsOf))
    if (runs('booking')) {
      printTable(await benchBooking({ ...settingsOf, sessions, jwtSecret, postgresPid: postgres.pid }))
    }
    const afterLoad = residentMb(api.pid)
    if (runs('check-in')) printTable(await benchCheckIn({ ...settingsOf, sessions, jwtSecret }))
    if (runs('stars')) printTable(await benchStars({ ...settingsOf, jwtSecret, postgresPid: postgres.pid }))
    if (runs('chain')) printTable(await benchChain({ ...settingsOf, jwtSecret, dir }))
    if (runs('alike')) printTable(await benchAlike(settingsOf))
    if (runs('figures')) printTable(await benchFigures({ ...settingsOf, jwtSecret }))
    if (runs('lists')) printTable(await benchLists({ ...settingsOf, jwtSecret }))
    if (runs('catalogue')) {
      say(`seeding ${many.toLocaleString('en')} services …`)
      printTable(await benchGrowth({ ...settingsOf, many }))
    }
    if (runs('booking')) {
      printTable([
        {
          what: 'memory of the API, MB',
          figure: `${Math.round(afterLoad)} after booking, ${Math.round(residentMb(api.pid))} at the end`,
          aim: '< 300',
          isMet: Math.max(afterLoad, residentMb(api.pid)) < 300,
        },
      ])
    }
    const peak = peakMb(api.pid)
    printTable([
      {
        what: 'memory of the API at its highest, MB',
        figure: String(Math.round(peak)),
        aim: '< 400',
        isMet: peak < 400,
      },
    ])
    await db.$client.end()
  } finally {
    await Promise.all(started.map(one => one.stop()))
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

await bench()
