import type { Policy } from './policy.ts'
import type { SlotStatus } from './slot.ts'

/** How an hour is proved, best first. */
export const evidenceGrades = [
  'rotating-code',
  'leader-scan',
  'recipient-confirmed',
  'late-scan',
  'back-filled',
] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

/** What each grade is called. */
export const gradeWords: Readonly<Record<EvidenceGrade, string>> = {
  'rotating-code': '现场扫码',
  'leader-scan': '负责人扫码',
  'recipient-confirmed': '服务对象确认',
  'late-scan': '扫码晚传',
  'back-filled': '补录',
}

/** Grades that a scan is written down with. */
export const scanGrades = ['rotating-code', 'leader-scan'] as const satisfies readonly EvidenceGrade[]
export type ScanGrade = (typeof scanGrades)[number]

export const scanDirections = ['in', 'out'] as const
export type ScanDirection = (typeof scanDirections)[number]

/** Why a scan does not count; it is written down all the same. */
export const scanDenials = [
  'code_forged',
  'code_foreign',
  'code_expired',
  'scan_too_early',
  'scan_too_late',
  'scan_in_future',
  'handed_in_too_late',
  'own_code',
  'scan_id_taken',
  'shift_cancelled',
  'no_signup',
] as const
export type ScanDenial = (typeof scanDenials)[number]

/** When a shift takes scans. */
export interface ScanWindow {
  startsAt: Date
  endsAt: Date
  status: SlotStatus
}

/** Decides why a shift takes no scan of this direction at an instant. */
export function denyScan(
  shift: ScanWindow,
  policy: Pick<Policy, 'checkInOpensMinutes' | 'checkOutClosesMinutes'>,
  scan: { direction: ScanDirection; at: Date },
): ScanDenial | undefined {
  if (shift.status === 'cancelled') return 'shift_cancelled'
  const at = scan.at.getTime()
  if (at < shift.startsAt.getTime() - policy.checkInOpensMinutes * 60_000) return 'scan_too_early'
  // Whoever comes after the end has not served; whoever leaves has some minutes to find the screen.
  const graceMs = scan.direction === 'in' ? 0 : policy.checkOutClosesMinutes * 60_000
  return at >= shift.endsAt.getTime() + graceMs ? 'scan_too_late' : undefined
}

const coarseMetres = 50
const earthMetres = 6_371_000

/** Returns how far two positions are apart, metres, in steps of 50: where exactly somebody stood is nobody's business. */
export function coarseDistance(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const share = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along
  const metres = 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(share)))
  return Math.round(metres / coarseMetres) * coarseMetres
}

/** A scan that counts. */
export interface Scan {
  id: string
  personId: string
  direction: ScanDirection
  /** The server's time, or that of a leader's phone set right by what its clock was off. */
  at: Date
  grade: ScanGrade
  /** When the server had it; a phone without network keeps its scans until there is one. */
  receivedAt: Date
  /** The leader who scanned, or who let a walk-in join. */
  scannedBy: string | null
  /** The phone that scanned: the person's own, or the desk's. */
  deviceId: string
  /** By how much the clock of the phone was ahead, seconds; negative when it was behind. */
  clockOffsetSeconds: number
  /** How far from the place, where the person let us know; coarse. */
  distanceMetres: number | null
}
