import type { Dependant, Member, Volunteer, VolunteerEdit } from '@yunxuan/contract'
import {
  type GuardianRelation,
  type IdFacts,
  type IdFault,
  isMinor,
  plainIdNumber,
  readIdNumber,
  shanghaiDate,
} from '@yunxuan/domain'
import { useState } from 'react'
import { calendarDay, typedDayOf } from '../../../ui/DayField.tsx'

/** Whose profile it is, and what is known already. */
export interface JoinStart {
  member: Member
  /** The one of the family who is registered; oneself without. */
  dependant: Dependant | undefined
  /** The profile as it stands; none yet without. */
  volunteer: Volunteer | undefined
}

const idLength = 18

/** What is typed and tapped on the way to becoming a volunteer. */
export function useJoinForm({ member, dependant, volunteer }: JoinStart) {
  const known = dependant?.birthDate ?? volunteer?.birthDate ?? member.birthDate
  const [realName, setRealName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [isLater, setLater] = useState(false)
  const [birth, setBirth] = useState(typedDayOf(known))
  const [gender, setGender] = useState(
    volunteer?.gender ?? (dependant ? undefined : (member.gender ?? undefined)),
  )
  const [areaId, setAreaId] = useState(volunteer?.areaId ?? dependant?.areaId ?? member.areaId ?? undefined)
  const [phone, setPhone] = useState(volunteer?.phone ?? member.phone ?? '')
  const [skills, setSkills] = useState(volunteer?.skills ?? [])
  const [languages, setLanguages] = useState(volunteer?.languages ?? [])
  const [kinds, setKinds] = useState(volunteer?.serviceCategories ?? [])
  const [times, setTimes] = useState(volunteer?.times ?? [])
  const [hasConsent, setConsent] = useState(false)
  const [relation, setRelation] = useState<GuardianRelation>()
  const [isGuardian, setGuardian] = useState(false)

  const now = new Date()
  const document = isLater ? undefined : readDocument(idNumber, dependant?.birthDate, now)
  const facts = typeof document === 'object' ? document : undefined
  const birthDate = facts?.birthDate ?? calendarDay(birth, shanghaiDate(now))
  const isChild = birthDate !== undefined && isMinor(birthDate, now)
  return {
    ...{ realName, setRealName, idNumber, setIdNumber, isLater, setLater, birth, setBirth, setGender },
    ...{ areaId, setAreaId, phone, setPhone, skills, setSkills, languages, setLanguages },
    ...{ kinds, setKinds, times, setTimes, hasConsent, setConsent, relation, setRelation },
    ...{ isGuardian, setGuardian, birthDate, facts, isChild, dependant, volunteer },
    gender: facts?.gender ?? gender,
    /** What is wrong with the document as it was typed. */
    fault: typeof document === 'string' ? document : undefined,
    isTyped: plainIdNumber(idNumber).length >= idLength,
    /** A guardian agrees here, once. */
    asksGuardian: isChild && dependant !== undefined && volunteer?.guardianConsent == null,
  }
}

export type JoinForm = ReturnType<typeof useJoinForm>

function readDocument(typed: string, known: string | undefined, now: Date): IdFacts | IdFault | undefined {
  const plain = plainIdNumber(typed)
  if (plain === '') return undefined
  const read = readIdNumber(plain, now)
  if (typeof read === 'string' || known === undefined || read.birthDate === known) return read
  return 'id_birth_differs'
}

/** Returns the profile to send; undefined while something of it is open. */
export function profileOf(form: JoinForm): VolunteerEdit | undefined {
  const { birthDate, gender, areaId, relation, asksGuardian, dependant } = form
  if (!birthDate || !gender || !areaId || !isPhone(form.phone) || !form.hasConsent) return undefined
  if (asksGuardian && (!relation || !form.isGuardian)) return undefined
  const idNumber = form.isLater ? '' : plainIdNumber(form.idNumber)
  return {
    ...(dependant ? { dependantId: dependant.id } : {}),
    ...(form.realName.trim() === '' ? {} : { realName: form.realName.trim() }),
    ...(idNumber === '' ? {} : { idNumber }),
    ...{ birthDate, gender, areaId, phone: form.phone.trim() },
    ...{ skills: form.skills, languages: form.languages, serviceCategories: form.kinds, times: form.times },
    consent: true,
    ...(asksGuardian && relation ? { guardianConsent: { relation } } : {}),
  }
}

export function isPhone(text: string): boolean {
  return /^[0-9+][0-9 -]{5,19}$/.test(text.trim())
}
