import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { upsertCommunities, upsertStreet } from './add-street.store.ts'
import { raiseCatalogue } from './catalogue-version.store.ts'

/** A street as its office writes it down, with official codes. */
export interface NewStreet {
  code: string
  name: string
  district: string
  city: string
  province: string
  platformName: string
  deskPhone: string
  communities: { code: string; name: string }[]
}

/** Adds a street with its communities, or brings names and telephone up to date; returns how many communities there are. */
export function addStreet(db: Db, street: NewStreet): Promise<number> {
  return inTransaction(db, async tx => {
    await upsertStreet(tx, street)
    const communities = street.communities.map(community => ({ ...community, id: newId() }))
    await upsertCommunities(tx, street.code, communities)
    await raiseCatalogue(tx, street.code)
    return communities.length
  })
}
