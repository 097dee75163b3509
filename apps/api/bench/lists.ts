import {
  activitySorts,
  addDays,
  articleSorts,
  auditSorts,
  certificateSorts,
  holderSorts,
  locationSorts,
  matterSorts,
  pendingSorts,
  recordSorts,
  redemptionSorts,
  serviceSorts,
  shanghaiDate,
  uploadSorts,
  volunteerSorts,
} from '@yunxuan/domain'
import type { Settings } from './catalogue.ts'
import { seedFound } from './found-seed.ts'
import { seedCrowd } from './lists-seed.ts'
import type { Row } from './report.ts'
import { seedGround, seedStaff } from './volunteering.ts'

const streetId = '510104034'
const many = Number(process.env.BENCH_MEMBERS ?? 500_000)
const mostListMs = 300
/** What is counted over a month's rows. */
const mostMonthMs = 1000
const today = shanghaiDate(new Date())
const lastDays = `from=${addDays(today, -29)}&to=${today}`
const asks = 20

/** A list by each of its columns, both ways. */
const sorted = (path: string, columns: readonly string[]) => ({
  what: `${path.replace('managed/', '')} by every column`,
  paths: columns.flatMap(column => [`${path}?sort=${column}`, `${path}?sort=-${column}`]),
})

/** Every list that staff page through, as its page asks for it first and as people narrow it. */
const lists: readonly { what: string; paths: readonly string[]; mostMs?: number }[] = [
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
  {
    what: 'matters',
    paths: [
      '',
      '?view=unread',
      '?view=overdue',
      '?view=unchecked',
      '?view=ended',
      '?kind=proposal',
      '?kind=help',
    ].map(query => `managed/matters${query}`),
  },
  {
    what: 'matters by words or number',
    paths: ['%E6%99%92%E8%A2%AB', '%E6%B2%A1%E6%9C%89%E7%9A%84%E4%BA%8B', '10000004'].map(
      q => `managed/matters?q=${q}`,
    ),
  },
  {
    what: 'matters, in public',
    paths: ['matters', 'matters?sort=supports', 'matters?kind=proposal&state=ended'],
  },
  {
    what: 'articles',
    paths: ['managed/articles', 'managed/articles?due=unconfirmed', 'managed/articles?status=in_review'],
  },
  {
    what: 'articles, in public',
    paths: ['articles', 'articles?kind=policy', 'articles?expired=true', 'articles?q=%E6%B4%A5%E8%B4%B4'],
  },
  {
    what: 'what everybody finds by a word',
    paths: ['%E6%B4%A5%E8%B4%B4', 'gljt', '%E6%B4%BB%E5%8A%A8%E5%AE%A4', '%E5%87%A0%E5%A4%84'].map(
      q => `search?q=${q}`,
    ),
  },
  sorted('approvals', pendingSorts),
  sorted('managed/services', serviceSorts),
  sorted('managed/volunteers', volunteerSorts),
  sorted('managed/records', recordSorts),
  sorted('managed/matters', matterSorts),
  sorted('managed/activities', activitySorts),
  sorted('managed/articles', articleSorts),
  sorted('managed/certificates', certificateSorts),
  sorted('managed/points', holderSorts),
  sorted('managed/redemptions', redemptionSorts),
  sorted('managed/locations', locationSorts),
  sorted('managed/uploads', uploadSorts),
  sorted('audit', auditSorts),
  {
    what: 'found by a word, by another column',
    paths: [
      'managed/volunteers?q=%E7%8E%8B&sort=name',
      'managed/records?q=%E6%8D%A1%E6%8B%BE&sort=minutes',
      'managed/matters?view=ended&sort=-supports',
      'managed/matters?view=unchecked&sort=supports',
      'managed/volunteers?status=pending&sort=name',
    ],
  },
  { what: 'what waits today', paths: ['today'] },
  {
    what: 'everything by a word',
    paths: ['find?q=%E7%8E%8B%E5%BB%BA%E5%9B%BD', 'find?q=%E6%99%92%E8%A2%AB'],
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
  {
    what: 'the numbers of a month and of the one before',
    paths: [`figures?${lastDays}`],
    mostMs: mostMonthMs,
  },
  {
    what: 'a number of a month, by parts',
    paths: ['people-served', 'persons-served', 'volunteer-hours'].flatMap(id =>
      ['day', 'area', 'organization'].map(by => `figures/${id}?${lastDays}&by=${by}`),
    ),
    mostMs: mostMonthMs,
  },
  {
    what: 'what a number counts',
    paths: ['people-served', 'volunteer-hours'].map(id => `figures/${id}/rows?${lastDays}`),
    mostMs: mostMonthMs,
  },
]

/** Asks every list again and again, and holds its slowest answer but one in twenty. */
export async function benchLists(settings: Settings & { jwtSecret: string }): Promise<Row[]> {
  const { api, db, jwtSecret } = settings
  const ground = await seedGround(db, streetId)
  await seedCrowd(db, { streetId, many, approverId: ground.approverId })
  await seedFound(db, { streetId, writerId: ground.approverId })
  const headers = await seedStaff(db, { streetId, role: 'administrator', jwtSecret })
  const rows: Row[] = []
  for (const { what, paths, mostMs = mostListMs } of lists) {
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
    // What everybody finds is kept by its words for a second: a blank that says nothing asks anew.
    const reply = await fetch(url.includes('search?q=') ? `${url}${'%20'.repeat(turn)}` : url, { headers })
    const text = await reply.text()
    times.push(performance.now() - begun)
    if (!reply.ok) throw new Error(`${url}: ${reply.status} ${text}`)
    kb = Buffer.byteLength(text) / 1000
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN, kb }
}
