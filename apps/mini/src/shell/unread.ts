import { remembered } from './remembered.ts'

/** How many notices this person has not seen, as the API last said. */
export const unreadNotices = remembered('unread', stored => (typeof stored === 'number' ? stored : 0))
