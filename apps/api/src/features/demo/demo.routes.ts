import type { DemoPerson } from '@yunxuan/contract'
import type { Serving } from '../../platform/serve.ts'
import { originOf } from '../account/device.ts'
import { beginSession } from '../account/session.service.ts'
import { findDemoAccount, listDemoPeople } from './demo.service.ts'
import type { DemoMember } from './demo.store.ts'

export function bindDemo(on: Serving): void {
  on.read('GET /v1/demo/people', async ({ deps, query, now }) => {
    const people = await listDemoPeople(deps, query.streetId, now)
    return { items: people.map(presentPerson) }
  })

  on.signIn('POST /v1/demo/sessions', async ({ deps, db, body, request, now }) => {
    const wish = { personId: body.personId, streetId: body.streetId ?? undefined }
    const accountId = await findDemoAccount(deps, wish, now)
    return beginSession(db, deps, { accountId, kind: 'demo', origin: originOf(request), now })
  })
}

function presentPerson({ id, streetId, name, intro, isStaff }: DemoMember): DemoPerson {
  return { id, streetId, name, intro, side: isStaff ? 'staff' : 'resident' }
}
