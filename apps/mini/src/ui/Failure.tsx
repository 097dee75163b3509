import type { ReactNode } from 'react'
import { RefusedError, UnansweredError, UnreachableError } from '../api.ts'
import { deskPhone } from '../shell/street.ts'
import { mayPass, refusalWords } from '../words/refusals.ts'
import { writeWords } from '../words/writes.ts'
import { Button } from './Button.tsx'
import { InDoubt, Offline, Refused } from './states.tsx'

export interface FailureProps {
  error: Error | null
  /** Sends the same wish again; what was typed is still there. */
  onRetry: () => void
  /** What else is possible where trying again would not help, by Buttons. */
  action?: ReactNode
}

/** What became of a write that failed: why, what else is possible, and who answers the phone. */
export function Failure({ error, onRetry, action }: FailureProps) {
  const desk = deskPhone.use()
  if (!error) return null
  const phone = desk === '' ? undefined : { name: '服务台', number: desk }
  if (error instanceof UnansweredError) {
    return <InDoubt doubt={writeWords(error.endpoint).doubt} onAsk={onRetry} phone={phone} />
  }
  if (error instanceof UnreachableError) return <Offline onRetry={onRetry} phone={phone} />
  if (error instanceof RefusedError) {
    return (
      <Refused
        why={refusalWords(error)}
        phone={phone}
        action={mayPass(error) ? <Button onPress={onRetry}>再试一次</Button> : action}
      />
    )
  }
  return (
    <Refused
      why="我们这边出了点问题，请稍后再试。"
      phone={phone}
      action={<Button onPress={onRetry}>再试一次</Button>}
    />
  )
}

/** The title of a sheet that says how a write failed: what nobody has answered did not fail. */
export function failureTitle(error: Error | null, title: string): string {
  return error instanceof UnansweredError ? '正在等回音' : title
}
