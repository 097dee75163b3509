import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { SpotCheckWish } from '@yunxuan/contract'
import { drawSample, type Policy, type StaffRole, sampleSize } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findHead } from '../chain/chain.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listRecordsById } from '../record/record.store.ts'
import { findStreet } from '../street/street.store.ts'
import { listDrawable } from './spot-check.store.ts'
import { writePack } from './spot-check-pack.ts'
import type { SpotCheckRule } from './spot-check-pages.ts'

const checkers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }

/** Draws a sample of records and returns all evidence of them as a zip, which is made while it is sent. */
export async function drawSpotCheck(
  tx: Tx,
  ask: { streetId: string; caller: MemberCaller; wish: SpotCheckWish; now: Date; db: Db },
): Promise<{ fileName: string; content: Readable }> {
  const { streetId, caller, wish, now, db } = ask
  // Names are an administrator's to open, and only with a reason.
  const wanted = wish.nameReason === undefined ? checkers : (['administrator'] as const)
  const role = roleAt(caller, wanted, wholeStreet, now)
  refuseWish(wish, await loadPolicy(tx, streetId))
  const { rule, ids } = await draw(tx, streetId, wish)
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role,
      action: 'spot_check.draw',
      id: null,
      detail: {
        ...wish,
        seed: rule.seed,
        chainSeq: rule.chainSeq,
        population: rule.population,
        drawn: rule.drawn,
      },
    },
  )
  const records = await listRecordsById(tx, streetId, ids)
  const byId = new Map(records.map(record => [record.id, record]))
  const streetName = (await findStreet(tx, streetId))?.name ?? streetId
  const pack = {
    streetId,
    streetName,
    rule,
    records: ids.flatMap(id => byId.get(id) ?? []),
    isNamed: wish.nameReason !== undefined,
    drawnByName: caller.member.name,
    now,
  }
  const fileName = `抽查包-${wish.from}-${wish.to}-${rule.seed}.zip`
  return { fileName, content: Readable.from(writePack(db, pack)) }
}

async function draw(
  tx: Tx,
  streetId: string,
  wish: SpotCheckWish,
): Promise<{ rule: SpotCheckRule; ids: string[] }> {
  const head = await findHead(tx, streetId)
  if (head === undefined) throw new Refusal('nothing_to_check')
  const chainSeq = wish.chainSeq ?? head.seq
  if (chainSeq > head.seq) throw wrongField('chainSeq', `时间链现在只到第 ${head.seq} 条`)
  const rows = await listDrawable(tx, streetId, { ...wish, chainSeq })
  if (rows.length === 0) throw new Refusal('nothing_to_check')
  const seed = wish.seed?.trim() ?? randomBytes(6).toString('hex')
  const items = rows.map(({ id, grade }) => ({ id, stratum: grade, rank: rankOf(seed, id) }))
  const { spotCheckRecords } = await loadPolicy(tx, streetId)
  const wished = sampleSize(
    rows.length,
    wish.size === undefined ? { percent: wish.percent ?? 0 } : { size: wish.size },
  )
  const size = Math.min(wished, spotCheckRecords)
  const drawn = drawSample(items, { size, isStratified: wish.isStratified })
  const rule = {
    wish,
    seed,
    chainSeq,
    population: rows.length,
    drawn: drawn.length,
    isCut: size < wished,
  }
  return { rule, ids: drawn.map(({ id }) => id) }
}

function rankOf(seed: string, recordId: string): string {
  return createHash('sha256').update(`${seed} ${recordId}`).digest('hex')
}

function refuseWish(wish: SpotCheckWish, policy: Policy): void {
  if (wish.from > wish.to) throw wrongField('to', '结束日期要在开始日期之后')
  if ((wish.size === undefined) === (wish.percent === undefined))
    throw wrongField('size', '抽多少条和抽百分之几，请填其中一个')
  if (wish.size !== undefined && wish.size > policy.spotCheckRecords)
    throw wrongField('size', `一次最多抽 ${policy.spotCheckRecords} 条`)
}
