import { useCallback, useEffect, useRef, useState } from 'react'
import { api, UnreachableError } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useOnline } from '../../shell/online.ts'
import { nextBatch, settle, waitingOf } from './offline-queue.ts'
import { keptScans } from './this-phone.ts'

const againMs = 10_000

/**
 * Hands in the scans of a shift that this phone kept, as soon as there is a network: a scan counts once however
 * often it is sent, so whatever was not answered is simply sent again.
 */
export function useHandIn(streetId: string, shiftId: string) {
  const isOnline = useOnline()
  const waiting = waitingOf(keptScans.use(), shiftId).length
  const [error, setError] = useState<Error | null>(null)
  const isOnItsWay = useRef(false)
  const handIn = useCallback(async () => {
    if (isOnItsWay.current) return
    isOnItsWay.current = true
    try {
      await handInBatch(streetId, shiftId)
      setError(null)
    } catch (cause) {
      // Without a network they simply wait; a refusal is told.
      setError(cause instanceof Error && !(cause instanceof UnreachableError) ? cause : null)
    } finally {
      isOnItsWay.current = false
    }
  }, [streetId, shiftId])
  useEffect(() => {
    if (!isOnline || waiting === 0) return
    void handIn()
    const timer = setInterval(handIn, againMs)
    return () => clearInterval(timer)
  }, [isOnline, waiting, handIn])
  return { isOnline, error, handIn }
}

async function handInBatch(streetId: string, shiftId: string): Promise<void> {
  const scans = nextBatch(keptScans.get(), shiftId)
  if (scans.length === 0) return
  const { items } = await api('POST /v1/streets/:streetId/shifts/:shiftId/leader-scans', {
    params: { streetId, shiftId },
    body: { scans },
  })
  // Read again: more may have been scanned meanwhile.
  keptScans.set(settle(keptScans.get(), items))
  void queries.invalidateQueries({ queryKey: ['board'] })
}
