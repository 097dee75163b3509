import { coordinators, reviewers } from '@yunxuan/contract'
import { countRows, lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'

/** What somebody wrote and a second person has to read and release. */
export const reportWaiting: Waiting = {
  name: '等发布的简报',
  roles: reviewers.roles,
  isWholeStreet: true,
  async count(db, { streetId, caller, now }) {
    const { count, first } = await countRows(db, {
      name: 'report-review-waiting',
      rows: `select r.updated_at as first from report r
        where r.street_id = $1 and r.status = 'in_review' and not $2::uuid = any(r.writers)`,
      values: [streetId, caller.member.id],
    })
    if (first === null) return []
    return lineOf(count, {
      band: 'today',
      text: '份简报等您核对发布',
      hint: `最早的一份${sayPast(first, now)}提交的`,
      way: '去核对',
      to: 'reports?status=in_review',
    })
  },
}

/** What the system drafted and nobody has touched. */
export const draftedWaiting: Waiting = {
  name: '起草好的简报',
  roles: coordinators.roles,
  isWholeStreet: true,
  async count(db, { streetId, now }) {
    const { count, first } = await countRows(db, {
      name: 'report-drafted-waiting',
      rows: `select r.created_at as first from report r
        where r.street_id = $1 and r.status = 'draft' and cardinality(r.writers) = 0`,
      values: [streetId],
    })
    if (first === null) return []
    return lineOf(count, {
      band: 'week',
      text: '份简报已经起草好，等人写几句',
      hint: `最早的一份${sayPast(first, now)}起草的；数是现成的，写好提交就行`,
      way: '去写',
      to: 'reports?status=draft',
    })
  },
}
