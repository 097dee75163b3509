import { dayMs } from './shanghai.ts'
/** What a private note may be about; health is sensitive (个人信息保护法 §28) and needs its own consent. */
export const noteKinds = ['general', 'health'] as const
export type NoteKind = (typeof noteKinds)[number]

/** Returns the instant at which a note is erased: a number of days after its slot ended. */
export function noteErasedAt(slotEndsAt: Date, keptDays: number): Date {
  return new Date(slotEndsAt.getTime() + keptDays * dayMs)
}

/** A private note as it is written. */
export interface NoteWish {
  kind: NoteKind
  text: string
  healthConsent: boolean
}

/**
 * Decides why a note is not taken: the service asks for none, or it is about health and there is no consent of its own
 * (个人信息保护法 §29).
 */
export function denyNote(
  asked: NoteKind | null,
  note: NoteWish | null,
): 'note_not_asked' | 'consent_missing' | undefined {
  if (note === null) return undefined
  if (asked === null) return 'note_not_asked'
  const isHealth = asked === 'health' || note.kind === 'health'
  return isHealth && !note.healthConsent ? 'consent_missing' : undefined
}
