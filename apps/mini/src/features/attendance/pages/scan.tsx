import type { CheckIn, Member } from '@yunxuan/contract'
import { readCheckInCode, type ScanDirection } from '@yunxuan/domain'
import { useEffect, useRef, useState } from 'react'
import { RefusedError } from '../../../api.ts'
import { useParams } from '../../../shell/address.ts'
import type { Here } from '../../../shell/here.ts'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/states.tsx'
import { directionWords } from '../../../words/hours.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useScan } from '../attendance.queries.ts'
import { InOrOut } from '../components/InOrOut.tsx'
import { Scanned } from '../components/Scanned.tsx'
import { Scanner } from '../components/Scanner.tsx'
import { ScanRefused } from '../components/ScanRefused.tsx'
import { Whose } from '../components/Whose.tsx'
import { nextDirection, remember } from '../next-direction.ts'
import { grantedPosition } from '../position.ts'
import { deviceId, ownScans } from '../this-phone.ts'

export default function Scan() {
  return (
    <Page title="扫码签到">
      <ForMember icon="qr-code" title="登录后签到" text="登录一次，到了现场扫一下就行。">
        {member => <Scanning member={member} />}
      </ForMember>
    </Page>
  )
}

const sides = { in: `到了，${directionWords.in}`, out: `要走，${directionWords.out}` }

function Scanning({ member }: { member: Member }) {
  const { shift: shiftId } = useParams()
  const [childId, setChild] = useState<string>()
  const personId = childId ?? member.id
  const [chosen, setChosen] = useState<ScanDirection>()
  const direction = chosen ?? nextDirection(ownScans.use(), { personId, shiftId }, new Date())
  const [done, setDone] = useState<CheckIn>()
  const [code, setCode] = useState('')
  const position = usePosition()
  const scan = useScan(checkIn => {
    const now = new Date()
    const what = { shiftId: checkIn.shiftId, personId, direction: checkIn.direction, at: now.toISOString() }
    ownScans.set(remember(ownScans.get(), what, now))
    setDone(checkIn)
  })
  const read = (text: string) => {
    setCode(text)
    const at = position.current
    scan.send({
      code: text.slice(0, 300),
      direction,
      deviceId: deviceId(),
      scannedAt: new Date().toISOString(),
      ...(childId === undefined ? {} : { dependantId: childId }),
      ...(shiftId === undefined ? {} : { shiftId }),
      ...(at === undefined ? {} : { position: { latitude: at.lat, longitude: at.lng } }),
    })
  }
  const again = () => {
    scan.forget()
    setDone(undefined)
    setChosen(undefined)
  }
  if (done) return <Scanned checkIn={done} isOwn={childId === undefined} onAgain={again} />
  if (scan.isSending) return <Skeleton cards={1} />
  if (scan.error) {
    return (
      <ScanRefused
        error={scan.error}
        wish={{ shiftId: shiftIn(scan.error, code), dependantId: childId }}
        onAgain={again}
      />
    )
  }
  return (
    <>
      <Whose label="给谁签到" value={childId} onChange={setChild} />
      <InOrOut value={direction} words={sides} onChange={setChosen} />
      <Scanner what="现场屏幕上的码" onRead={read} />
    </>
  )
}

/** The shift that may be asked to let one in. */
function shiftIn(error: Error, code: string): string | undefined {
  const isMissing = error instanceof RefusedError && error.code === 'no_signup'
  return isMissing ? readCheckInCode(code)?.shiftId : undefined
}

/** Looked up while the person aims the camera: a code is good for seconds, the scan waits for nothing. */
function usePosition() {
  const position = useRef<Here | undefined>(undefined)
  useEffect(() => {
    grantedPosition().then(
      here => {
        position.current = here
      },
      () => undefined,
    )
  }, [])
  return position
}
