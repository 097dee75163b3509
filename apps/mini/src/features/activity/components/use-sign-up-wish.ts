import type { Shift, SignupWish } from '@yunxuan/contract'
import { useState } from 'react'

/** What a person has chosen on an activity's page so far. */
export function useSignUpWish(who: string | undefined) {
  const [shiftId, setShift] = useState<string>()
  const [stallId, setStall] = useState<string>()
  const [dependantId, setDependant] = useState(who)
  const [hasConsent, setConsent] = useState(false)
  const body = (shift: Shift): SignupWish => ({
    ...(dependantId ? { dependantId } : {}),
    // Another shift may have other stalls.
    ...(stallId && shift.stalls.some(({ id }) => id === stallId) ? { stallId } : {}),
    ...(shift.needsGuardianConsent && hasConsent ? { guardianConsents: true } : {}),
  })
  return { shiftId, setShift, stallId, setStall, dependantId, setDependant, hasConsent, setConsent, body }
}

export type SignUpWish = ReturnType<typeof useSignUpWish>
