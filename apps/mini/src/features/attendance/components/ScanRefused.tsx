import { useState } from 'react'
import { RefusedError, UnreachableError } from '../../../api.ts'
import { openPage } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Empty, Refused } from '../../../ui/states.tsx'
import { type JoinWish, useAskToJoin } from '../attendance.queries.ts'

export interface ScanRefusedProps {
  error: Error
  /** Where one may ask to be let in; no shift where that is not the question. */
  wish: { shiftId: string | undefined; dependantId: string | undefined }
  onAgain: () => void
}

/** Why a scan did not count, and the way on. */
export function ScanRefused({ error, wish, onAgain }: ScanRefusedProps) {
  const { shiftId, dependantId } = wish
  if (error instanceof UnreachableError) return <NoNetwork onAgain={onAgain} />
  return (
    <Failure
      error={error}
      onRetry={onAgain}
      action={
        <>
          {shiftId !== undefined && <AskToJoin wish={{ shiftId, dependantId }} />}
          <Button kind={shiftId === undefined ? 'primary' : 'ghost'} onPress={onAgain}>
            再扫一次
          </Button>
        </>
      }
    />
  )
}

/** A code is dead before the network is back: the other way round works without one. */
function NoNetwork({ onAgain }: Pick<ScanRefusedProps, 'onAgain'>) {
  return (
    <Refused
      title="连不上网络"
      why="没关系，把您的个人码给负责人扫，一样算签到。"
      action={
        <>
          <Button icon="qr-code" onPress={() => openPage('attendance/code')}>
            出示个人码
          </Button>
          <Button kind="ghost" onPress={onAgain}>
            再扫一次
          </Button>
        </>
      }
    />
  )
}

function AskToJoin({ wish }: { wish: Omit<JoinWish, 'guardianConsents'> }) {
  const [isAsked, setAsked] = useState(false)
  const [hasConsent, setConsent] = useState(false)
  const ask = useAskToJoin(() => setAsked(true))
  if (isAsked) {
    return (
      <Empty
        icon="circle-check"
        title="已经告诉负责人了"
        text="负责人点同意以后，就从您刚才扫码的时间算起。走的时候记得签退。"
        action={<Button onPress={goBack}>好的</Button>}
      />
    )
  }
  const isRefusedForConsent =
    ask.error instanceof RefusedError && ask.error.code === 'activity_consent_missing'
  return (
    <>
      {(isRefusedForConsent || hasConsent) && (
        <Check on={hasConsent} onChange={setConsent}>
          我是孩子的监护人，知道这次活动做什么，同意孩子参加。
        </Check>
      )}
      <Button busy={ask.isSending} onPress={() => ask.send({ ...wish, guardianConsents: hasConsent })}>
        {wish.dependantId === undefined ? '请负责人让我加入' : '请负责人让孩子加入'}
      </Button>
      {!(isRefusedForConsent && hasConsent) && <Failure error={ask.error} onRetry={ask.again} />}
    </>
  )
}
