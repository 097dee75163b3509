import { Modal } from 'antd'
import { useEffect } from 'react'
import { queryClient } from '../../../api/query-client.ts'
import { refusalWords } from '../../../refusal-words.ts'
import { SignInWays } from './SignInWays.tsx'

// Above every drawer and dialog that was open.
const aboveAll = 2000

/** The sign-in over a screen whose session has ended; nothing of the screen shows through. */
export function SignInAgain() {
  // Lists that were refused meanwhile are read again.
  useEffect(() => () => void queryClient.invalidateQueries(), [])
  return (
    <Modal
      open
      title="请重新登录"
      width={880}
      zIndex={aboveAll}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      styles={{ mask: { background: 'var(--paper)' } }}
    >
      <div className="sign-in-again">
        <p role="alert" className="notice notice-gold">
          {refusalWords.session_ended}刚才填的都还在；还没提交成功的，登录后再提交一次。
        </p>
        <SignInWays />
      </div>
    </Modal>
  )
}
