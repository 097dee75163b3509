import { type RewardKind, rewardKinds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { reward, stockMove } from '../features/reward/reward.table.ts'
import type { Tx } from '../platform/database.ts'
import rewards from './data/rewards.json' with { type: 'json' }
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'

const text = Type.String({ minLength: 1 })
const record = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const sample = record({
  name: text,
  kind: Type.Enum<[RewardKind, ...RewardKind[]]>([...rewardKinds]),
  description: text,
  points: Type.Integer({ minimum: 1 }),
  stock: Type.Integer({ minimum: 1 }),
  yearlyLimit: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  collectAt: text,
})
export type DemoReward = Static<typeof sample>

const file = record({
  _note: text,
  streets: Type.Array(record({ code: text, rewards: Type.Array(sample) })),
})

/** Returns the sample rewards of a street; throws when the file does not fit its schema. */
export function rewardsOf(streetCode: string): readonly DemoReward[] {
  // Its text is only known to fit once it was checked.
  const source: unknown = rewards
  if (!Value.Check(file, source)) {
    const first = Value.Errors(file, source)[0]
    throw new Error(`demo data: rewards ${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  }
  return source.streets.find(street => street.code === streetCode)?.rewards ?? []
}

/** Writes a street's sample rewards and how their stock came in; what is there stays as it is. */
export async function loadRewards(tx: Tx, streetId: string, now: Date): Promise<void> {
  const wanted = rewardsOf(streetId).map(one => ({
    ...one,
    streetId,
    id: demoId(`${streetId} reward ${one.name}`),
    serviceId: null,
    status: 'open' as const,
    isSample: true,
    createdAt: now,
  }))
  if (wanted.length === 0) return
  const written = await tx.insert(reward).values(wanted).onConflictDoNothing().returning({
    id: reward.id,
    name: reward.name,
    stock: reward.stock,
  })
  // The stock of a reward is the sum of its moves.
  const moves = written.map(one => ({
    streetId,
    id: demoId(`${streetId} stock ${one.name}`),
    rewardId: one.id,
    kind: 'received' as const,
    change: one.stock,
    note: '示例：第一批到货',
    by: null,
    at: now,
  }))
  await insertAll(tx, stockMove, moves)
}
