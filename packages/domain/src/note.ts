import { dayMs } from './shanghai.ts'
/** What a private note may be about; health is sensitive (个人信息保护法 §28) and needs its own consent. */
export const noteKinds = ['general', 'health'] as const
export type NoteKind = (typeof noteKinds)[number]

/** Returns the instant at which a note is erased: a number of days after its slot ended. */
export function noteErasedAt(slotEndsAt: Date, keptDays: number): Date {
  return new Date(slotEndsAt.getTime() + keptDays * dayMs)
}
