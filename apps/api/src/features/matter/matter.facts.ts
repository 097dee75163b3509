import { kindSheets, matterKinds, metVerdicts } from '@yunxuan/domain'
import type { Facts } from '../../platform/facts.ts'

// What nobody published has no name outside the office.
const ofMatter = `m.area_id as area, m.organization_id as organization, null::text as category,
    null::uuid as part_of, m.raised_by as person, 1 as weight, 0 as unnamed, m.kind as facet,
    coalesce(m.public_title, m.number) as title, null::text as place`

/** Matters by when they were first taken; what was merged counts as the one it went into. */
export const takenFacts: Facts = `select m.id, t.at, ${ofMatter}, true as met
  from (select x.matter_id, min(x.at) as at from matter_step x
      where x.street_id = $1 and x.act = 'take' group by x.matter_id) t
  join matter m on m.street_id = $1 and m.id = t.matter_id and m.status <> 'merged'
  where t.at >= $2 and t.at < $3`

const wasMet = metVerdicts.map(verdict => `'${verdict}'`).join(', ')

/** Matters by when they ended, but for what was merged or withdrawn. */
export const endedFacts: Facts = `select m.id, m.ended_at as at, ${ofMatter},
    m.status = 'done' and coalesce(m.verdict in (${wasMet}), false) as met
  from matter m
  where m.street_id = $1 and m.ended_at >= $2 and m.ended_at < $3 and m.status in ('done', 'declined')`

const confided = matterKinds
  .filter(kind => kindSheets[kind].isSealed)
  .map(kind => `'${kind}'`)
  .join(', ')

/**
 * What was said in confidence, by when it first ended, whatever became of it after: steps are only ever added, so that
 * the number of a time that is over is the same whenever somebody looks, and no two looks tell of one matter.
 */
export const confidedFacts: Facts = `select m.id, t.at, ${ofMatter}, true as met
  from (select x.matter_id, min(x.at) as at from matter_step x
      join matter c on c.street_id = $1 and c.id = x.matter_id and c.kind in (${confided})
      where x.street_id = $1 and x.act in ('accept', 'settle', 'decline') group by x.matter_id) t
  join matter m on m.street_id = $1 and m.id = t.matter_id
  where t.at >= $2 and t.at < $3`
