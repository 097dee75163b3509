import type { Input, Picture } from '@yunxuan/contract'
import { remembered } from '../../shell/remembered.ts'
import { type WrittenKind, writtenKinds } from './kinds.ts'

export type Raising = Input<'POST /v1/streets/:streetId/matters'>['body']

/** What somebody has typed and not sent yet. */
export interface Draft {
  text: string
  place: string
  /** Which community; null is the whole street, undefined not chosen yet. */
  areaId?: string | null
  /** Photographs that were sent already. */
  pictures?: readonly Picture[]
}

interface Kept extends Draft {
  /** Whose it is; undefined where a guest typed it. */
  accountId?: string
}

const kept = remembered<Partial<Record<WrittenKind, Kept>>>('matter-drafts', stored =>
  typeof stored === 'object' && stored !== null ? stored : {},
)

function put(kind: WrittenKind, draft: Kept | undefined): void {
  const { [kind]: _before, ...others } = kept.get()
  kept.set(draft === undefined ? others : { ...others, [kind]: draft })
}

/** Drafts of what is to be said, one of each kind: they outlive the app, and nobody but their writer is shown them. */
export const drafts = {
  /** Returns what this account, or a guest who has signed in since, had typed. */
  of(kind: WrittenKind, accountId: string | undefined): Draft {
    const draft = kept.get()[kind]
    const isOwn = draft !== undefined && (draft.accountId === undefined || draft.accountId === accountId)
    if (draft !== undefined && !isOwn) put(kind, undefined)
    return isOwn ? draft : { text: '', place: '' }
  },
  keep(kind: WrittenKind, draft: Draft, accountId: string | undefined): void {
    const { text, place, areaId, pictures } = draft
    put(kind, {
      text,
      place,
      ...(areaId === undefined ? {} : { areaId }),
      ...(pictures === undefined ? {} : { pictures }),
      ...(accountId === undefined ? {} : { accountId }),
    })
  },
  forget: (kind: WrittenKind): void => put(kind, undefined),
  /** What was raised is a draft no more; unless more has been typed since. */
  forgetRaised({ kind, text }: Raising): void {
    const written = writtenKinds.find(one => one === kind)
    if (written && kept.get()[written]?.text.trim() === text) put(written, undefined)
  },
}
