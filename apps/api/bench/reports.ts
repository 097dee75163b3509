import { addDays, monthSpan, type Span, shanghaiDate } from '@yunxuan/domain'
import type { Settings } from './catalogue.ts'
import { peakMb, watchPulse } from './load.ts'
import type { Row } from './report.ts'
import { seedStaff } from './volunteering.ts'

type Headers = Record<string, string>

const looks = 10
const files = 3
const mostIssueMs = 100
const mostFileMs = 2_000
const mostMemoryMb = 300

interface Draft {
  id: string
  version: number
}

/**
 * Measures a 简报 of a month that is over in a street with very many bookings and hours: what is told as it is drafted and
 * released beside the issue of the month before, and then how fast the issue is read, printed and put into a spreadsheet.
 */
export async function benchReports(
  { api, db, jwtSecret }: Settings & { jwtSecret: string },
  streetId: string,
): Promise<Row[]> {
  const writer = await seedStaff(db, { streetId, role: 'coordinator', jwtSecret })
  const releaser = await seedStaff(db, { streetId, role: 'reviewer', jwtSecret })
  const at = `${api.origin}/v1/streets/${streetId}`
  const last = monthSpan(addDays(monthSpan(shanghaiDate(new Date())).from, -1))
  const first = await issueOf(at, { writer, releaser }, monthSpan(addDays(last.from, -1)))
  const pulse = watchPulse(api.origin)
  const second = await issueOf(at, { writer, releaser }, last)
  const slowestWhileReleased = await pulse.stop()
  const month = `from=${last.from}&to=${last.to}`
  const read = await slowest(looks, `${at}/reports/${second.id}`, writer)
  const besidePulse = watchPulse(api.origin)
  const papers = [
    ['PDF of it', await slowest(files, `${at}/reports/${second.id}/paper`, writer)],
    ['xlsx of it', await slowest(files, `${at}/reports/${second.id}/sheet.xlsx`, writer)],
    ['xlsx of the month', await slowest(files, `${at}/figures.xlsx?${month}`, writer)],
  ] as const
  const slowestBeside = await besidePulse.stop()
  const said = (ms: number) => `${ms.toFixed(0)} ms`
  return [
    { what: 'a 简报 of a month is drafted, of the first', figure: said(first.draftMs) },
    { what: 'the same is released', figure: said(first.releaseMs) },
    { what: 'the next is drafted, beside what came later for the first', figure: said(second.draftMs) },
    {
      what: 'the same is released',
      figure: `${said(second.releaseMs)}; slowest answer of /health/live ${said(slowestWhileReleased)}`,
    },
    {
      what: 'a released 简报',
      figure: `slowest of ${looks} ${said(read)}`,
      aim: `≤ ${mostIssueMs} ms`,
      isMet: read <= mostIssueMs,
    },
    ...papers.map(([what, ms]) => ({
      what,
      figure: `slowest of ${files} ${said(ms)}`,
      aim: `≤ ${mostFileMs} ms`,
      isMet: ms <= mostFileMs,
    })),
    { what: 'slowest answer of /health/live beside these files', figure: said(slowestBeside) },
    {
      what: 'memory of the API at its highest, after figures and 简报, MB',
      figure: String(Math.round(peakMb(api.pid))),
      aim: `≤ ${mostMemoryMb}`,
      isMet: peakMb(api.pid) <= mostMemoryMb,
    },
  ]
}

/** Drafts, sends and releases a 简报 of a time. */
async function issueOf(
  at: string,
  { writer, releaser }: { writer: Headers; releaser: Headers },
  span: Span,
): Promise<{ id: string; draftMs: number; releaseMs: number }> {
  const made = await timed(() => post(`${at}/reports`, writer, { template: 'general', ...span, title: '' }))
  const move = ({ id, version }: Draft, headers: Headers, to: string) =>
    post(`${at}/reports/${id}/transition`, headers, { version, to, reason: '' })
  const sent = await move(made.value, writer, 'in_review')
  const out = await timed(() => move(sent, releaser, 'released'))
  return { id: made.value.id, draftMs: made.ms, releaseMs: out.ms }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const begun = performance.now()
  const value = await work()
  return { value, ms: performance.now() - begun }
}

async function post(url: string, headers: Headers, body: unknown): Promise<Draft> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as Draft
}

/** Asks one thing a number of times, one after the other; returns how long the slowest took, in milliseconds. */
async function slowest(times: number, url: string, headers: Headers): Promise<number> {
  let most = 0
  for (let turn = 0; turn < times; turn += 1) {
    const { ms } = await timed(async () => {
      const reply = await fetch(url, { headers })
      const bytes = await reply.arrayBuffer()
      if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${Buffer.from(bytes).toString()}`)
    })
    most = Math.max(most, ms)
  }
  return most
}
