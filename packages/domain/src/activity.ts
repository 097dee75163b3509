import type { ServiceStatus } from './service.ts'

/** What somebody answers before an activity is published: is this volunteering at all? (令67 §19) */
export interface VolunteeringAnswers {
  /** Whoever comes does so of their own free will (条例 §2). */
  isVoluntary: boolean
  /** It serves people or the community rather than the organization itself. */
  helpsOthers: boolean
  /** Those who come are paid for their work; meals and fares are no pay. */
  isPaid: boolean
  isMeeting: boolean
  /** It is the work or the turn of duty of those who come. */
  isDuty: boolean
  /** Those who come are taught; learning hours are counted elsewhere. */
  isClass: boolean
  /** Somebody might be hurt: heights, roads, water, heat, nursing. */
  isRisky: boolean
}

/** What is answered of plain volunteering, with no danger in it. */
export const plainAnswers: Readonly<VolunteeringAnswers> = {
  isVoluntary: true,
  helpsOthers: true,
  isPaid: false,
  isMeeting: false,
  isDuty: false,
  isClass: false,
  isRisky: false,
}

/** Why an activity may not be submitted or published. */
export const gateDenials = [
  'template_not_published',
  'gate_unanswered',
  'gate_not_voluntary',
  'gate_not_helping',
  'gate_paid',
  'gate_meeting',
  'gate_duty',
  'gate_class',
  'risk_not_told',
  'insurance_missing',
] as const
export type GateDenial = (typeof gateDenials)[number]

/** What the gate looks at. */
export interface ActivityToPublish {
  isTemplate: boolean
  answers: VolunteeringAnswers | null
  risk: string
  insurance: string
}

/**
 * Decides why an activity may not be submitted or published: what is not volunteering may not be recorded as such
 * (令67 §19), its risks are told (条例 §12), and a risky one is insured before it begins (条例 §17).
 */
export function denyActivity({
  isTemplate,
  answers,
  risk,
  insurance,
}: ActivityToPublish): GateDenial | undefined {
  if (isTemplate) return 'template_not_published'
  if (answers === null) return 'gate_unanswered'
  if (!answers.isVoluntary) return 'gate_not_voluntary'
  if (!answers.helpsOthers) return 'gate_not_helping'
  if (answers.isPaid) return 'gate_paid'
  if (answers.isMeeting) return 'gate_meeting'
  if (answers.isDuty) return 'gate_duty'
  if (answers.isClass) return 'gate_class'
  if (!answers.isRisky) return undefined
  if (risk.trim() === '') return 'risk_not_told'
  return insurance.trim() === '' ? 'insurance_missing' : undefined
}

/** Returns whether an activity has to pass the gate before it gets to a status. */
export function isGated(status: ServiceStatus): boolean {
  return status === 'in_review' || status === 'published'
}
