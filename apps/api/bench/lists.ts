import type { Settings } from './catalogue.ts'
import { seedCrowd } from './lists-seed.ts'
import type { Row } from './report.ts'
import { seedGround, seedStaff } from './volunteering.ts'

const streetId = '510104033'
const many = Number(process.env.BENCH_MEMBERS ?? 500_000)
const mostMs = 300
const asks = 20

/** Every list that staff page through, as its page asks for it first and as people narrow it. */
const lists: readonly { what: string; paths: readonly string[] }[] = [
  { what: 'desk of a day', paths: ['desk'] },
  { what: 'desk, found by name', paths: ['desk?q=%E7%8E%8B%E5%BB%BA'] },
  { what: 'members by name', paths: ['members?q=%E7%8E%8B', 'members?q=%E7%8E%8B%E5%BB%BA%E5%9B%BD'] },
  { what: 'members by phone', paths: ['members?q=13000007919', 'members?q=7919'] },
  { what: 'bookings that wait', paths: ['approvals'] },
  { what: 'log', paths: ['audit', 'audit?action=role.grant'] },
  { what: 'services', paths: ['managed/services', 'managed/activities'] },
  { what: 'ratings', paths: ['managed/ratings'] },
  { what: 'calls', paths: ['calls'] },
  { what: 'volunteers', paths: ['managed/volunteers', 'managed/volunteers?status=pending'] },
  {
    what: 'volunteers by name',
    paths: ['%E7%8E%8B', '%E5%BB%BA%E5%9B%BD', '%E7%8E%8B%E5%BB%BA%E5%9B%BD', '%E9%BE%98', 'YX00000079'].map(
      q => `managed/volunteers?q=${q}`,
    ),
  },
  { what: 'qualifications', paths: ['managed/qualifications'] },
  { what: 'rosters that wait', paths: ['managed/approvals'] },
  { what: 'odd lines', paths: ['managed/suspicions'] },
  { what: 'records', paths: ['managed/records', 'managed/records?from=2026-01-01&to=2026-03-01'] },
  {
    what: 'records by number, name or title',
    paths: ['YX0000007919', '%E7%8E%8B%E5%BB%BA%E5%9B%BD', '%E6%8D%A1%E6%8B%BE', '%E5%9B%B4%E6%A3%8B'].map(
      q => `managed/records?q=${q}`,
    ),
  },
  { what: 'corrections', paths: ['managed/corrections'] },
  { what: 'back-fills', paths: ['managed/backfills'] },
  { what: 'points', paths: ['managed/points', 'managed/points?inDebt=true'] },
  {
    what: 'points by name',
    paths: ['managed/points?q=%E7%8E%8B%E5%BB%BA%E5%9B%BD', 'managed/points?q=YX0000007919'],
  },
  { what: 'points, totals', paths: ['managed/points/totals'] },
  { what: 'redemptions', paths: ['managed/redemptions', 'managed/redemptions?status=collected'] },
  {
    what: 'certificates',
    paths: ['managed/certificates', 'managed/certificates?q=%E7%8E%8B%E5%BB%BA%E5%9B%BD'],
  },
  { what: 'batches to report', paths: ['managed/uploads'] },
  {
    what: 'records to report',
    paths: ['', '?status=unreported', '?status=waiting', '?status=returned', '?status=needs_correction'].map(
      query => `managed/record-uploads${query}`,
    ),
  },
]

/** Asks every list again and again, and holds its slowest answer but one in twenty. */
export async function benchLists(settings: Settings & { jwtSecret: string }): Promise<Row[]> {
  const { api, db, jwtSecret } = settings
  const ground = await seedGround(db, streetId)
  await seedCrowd(db, { streetId, many, approverId: ground.approverId })
  const headers = await seedStaff(db, { streetId, role: 'administrator', jwtSecret })
  const rows: Row[] = []
  for (const { what, paths } of lists) {
    let slowest = { ms: 0, path: '', kb: 0 }
    for (const path of paths) {
      const asked = await ask(`${api.origin}/v1/streets/${streetId}/${path}`, headers)
      if (asked.ms >= slowest.ms) slowest = { ...asked, path }
    }
    const share = (slowest.ms / mostMs).toFixed(2)
    rows.push({
      what: `${what}, of ${many.toLocaleString('en')}`,
      figure: `p95 ${slowest.ms.toFixed(0)} ms, ${slowest.kb.toFixed(0)} kB, ${share} of the limit${paths.length > 1 ? ` (${decodeURIComponent(slowest.path)})` : ''}`,
      aim: `≤ ${mostMs} ms`,
      isMet: slowest.ms <= mostMs,
    })
  }
  return rows
}

async function ask(url: string, headers: Record<string, string>): Promise<{ ms: number; kb: number }> {
  const times: number[] = []
  let kb = 0
  for (let turn = 0; turn < asks; turn += 1) {
    const begun = performance.now()
    const reply = await fetch(url, { headers })
    const text = await reply.text()
    times.push(performance.now() - begun)
    if (!reply.ok) throw new Error(`${url}: ${reply.status} ${text}`)
    kb = Buffer.byteLength(text) / 1000
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN, kb }
}
