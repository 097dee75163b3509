import { type KindSheet, kindSheets, matterKinds } from '@yunxuan/domain'

const listed = (isOf: (sheet: KindSheet) => boolean): string =>
  matterKinds
    .filter(kind => isOf(kindSheets[kind]))
    .map(kind => `'${kind}'`)
    .join(', ')

/** SQL: the kinds of which that one says that it is over. */
export const kindsThatEnd = (ends: KindSheet['ends']): string => listed(sheet => sheet.ends === ends)

/** SQL: the kinds whose words lie sealed. */
export const sealedKinds = listed(sheet => sheet.isSealed)

/** SQL: the kinds that whoever keeps contact with enterprises keeps. */
export const liaisonKinds = listed(sheet => sheet.keptBy === 'liaison')

/** SQL: the kinds that are raised for an organization. */
export const organizationKinds = listed(sheet => sheet.raisedFor === 'organization')
