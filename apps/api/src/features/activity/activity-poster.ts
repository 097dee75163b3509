import type { Executor } from '../../platform/database.ts'
import type { ManagedRow } from '../publish/managed.store.ts'
import type { Poster } from '../publish/poster.ts'
import { listExtras } from './activity.store.ts'

/** What is done and what it asks is told before anybody comes (条例 §12). */
export async function activityFacts(
  db: Executor,
  streetId: string,
  { id, edit }: ManagedRow,
): Promise<Poster['facts']> {
  const extras = (await listExtras(db, streetId, [id])).get(id)
  if (extras === undefined) throw new Error('an activity without what makes it one')
  const asked = [
    edit.minimumAge === null ? '' : `满 ${edit.minimumAge} 岁`,
    extras.qualification === null ? '' : `有${extras.qualification}`,
    extras.isTeamOnly ? `${extras.teamName}队员` : '',
  ]
  const facts = [
    { name: '做什么', text: extras.content },
    { name: '要什么人', text: asked.filter(text => text !== '').join('、') },
    { name: '要带什么', text: edit.bring.join('、') },
    { name: '请注意', text: extras.risk },
  ]
  return facts.filter(fact => fact.text !== '')
}
