import { ageInYears } from '@yunxuan/domain'
import { elderMode } from '../../shell/elder-mode.ts'
import { useMember } from './member.queries.ts'

/** From here on the law says 老年人 (老年人权益保障法 §2). */
const elderFrom = 60

/** Says whether an elder looks: by the mode they chose, or by the birth date they gave. */
export function useIsElder(): boolean {
  const birthDate = useMember().data?.birthDate
  const isInMode = elderMode.use()
  return isInMode || (birthDate ? ageInYears(birthDate, new Date()) >= elderFrom : false)
}
